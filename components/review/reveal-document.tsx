"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";

/** Shows the document number against a reason; the person sees that it is recorded before asking. */
export function RevealDocument({
  delegateId,
  action,
}: {
  delegateId: string;
  action: Action<{ number: string }>;
}) {
  const say = useTranslations("review.reveal");
  const [reason, setReason] = useState("");
  const [number, setNumber] = useState<string | null>(null);
  const { submit, busy, problem } = useSubmit(action, (value) => setNumber(value.number));
  if (number) {
    return (
      <p role="status" className="mt-3 text-lg">
        {say("number")} <bdi className="font-mono font-semibold">{number}</bdi>
      </p>
    );
  }
  return (
    <details className="mt-2">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-action underline">
        {say("open")}
      </summary>
      <form
        noValidate
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit({ delegateId, reason });
        }}
      >
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <TextField
          id="revealReason"
          label={say("reason")}
          hint={say("hint")}
          error={problem?.fields.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" variant="secondary" busy={busy}>
          {say("button")}
        </Button>
      </form>
    </details>
  );
}
