"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextArea, TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { delegateId: string; version: number; action: Action<unknown> };

/** Asks a second person to waive the clearance, with the reason that goes into the file. */
export function WaiverForm({ delegateId, version, action }: Props) {
  const say = useTranslations("waiver");
  const router = useRouter();
  const [reason, setReason] = useState("");
  const [validUntil, setValidUntil] = useState("");
  const [asked, setAsked] = useState(false);
  const { submit, busy, problem } = useSubmit(action, () => {
    setAsked(true);
    router.refresh();
  });
  if (asked) return <Notice kind="success" role="status" title={say("asked")} />;
  return (
    <details className="mt-3 rounded-md border border-line">
      <summary className="flex min-h-11 cursor-pointer items-center px-4 font-semibold text-action">
        {say("ask")}
      </summary>
      <form
        noValidate
        className="space-y-3 border-t border-line p-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit({ delegateId, version, reason, validUntil });
        }}
      >
        <p className="text-muted">{say("askText")}</p>
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <TextArea
          id="waiver-reason"
          label={say("why")}
          rows={2}
          error={problem?.fields.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <TextField
          id="waiver-until"
          type="date"
          label={say("until")}
          optional={say("optional")}
          error={problem?.fields.validUntil}
          value={validUntil}
          onChange={(event) => setValidUntil(event.target.value)}
        />
        <Button type="submit" variant="secondary" busy={busy}>
          {say("askButton")}
        </Button>
      </form>
    </details>
  );
}
