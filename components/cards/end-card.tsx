"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { cardId: string; number: number; action: Action<undefined> };

const REASONS = ["RETURNED", "LOST", "REVOKED"] as const;

/** Takes a card out of use, with the reason. */
export function EndCard({ cardId, number, action }: Props) {
  const say = useTranslations("cards");
  const router = useRouter();
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <details className="mt-2">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-muted underline">
        {say("end")}
        <span className="sr-only"> {say("number", { number })}</span>
      </summary>
      <form
        noValidate
        className="mt-2 max-w-prose space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit({ cardId, reason, note });
        }}
      >
        <p>{say("endText")}</p>
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <SelectField
          id={`reason-${cardId}`}
          label={say("reason")}
          prompt={say("choose")}
          choices={REASONS.map((value) => ({ value, label: say(`ended.${value}`) }))}
          error={problem?.fields.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <TextField
          id={`note-${cardId}`}
          label={say("note")}
          hint={say("noteHint")}
          error={problem?.fields.note}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button type="submit" variant="danger" busy={busy}>
          {say("endNow")}
          <span className="sr-only"> {say("number", { number })}</span>
        </Button>
      </form>
    </details>
  );
}
