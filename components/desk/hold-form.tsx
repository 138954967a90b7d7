"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-field";
import { HOLD_REASONS } from "@/lib/accreditation/reasons";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  delegateId: string;
  version: number;
  /** Why this reader may not, a key of the namespace `errors`; null when nothing stands against it. */
  reason: string | null;
  action: Action<unknown>;
};

/** Stops the badge of somebody at the desk; who may lift the hold is somebody else. */
export function DeskHoldForm({ delegateId, version, reason, action }: Props) {
  const say = useTranslations("desk.hold");
  const errors = useTranslations("errors");
  const reasons = useTranslations("reasons");
  const router = useRouter();
  const [reasonCode, setReasonCode] = useState("");
  const [internalNote, setNote] = useState("");
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  if (reason) {
    return (
      <p className="text-sm text-muted">
        {say("title")}: {errors(reason as never)}
      </p>
    );
  }
  return (
    <details className="rounded-md border border-line">
      <summary className="flex min-h-11 cursor-pointer items-center px-4 font-semibold">
        {say("title")}
      </summary>
      <form
        noValidate
        className="space-y-3 p-4 pt-0"
        onSubmit={(event) => {
          event.preventDefault();
          submit({ delegateId, version, reasonCode, internalNote: internalNote || null });
        }}
      >
        <p>{say("text")}</p>
        <SelectField
          id="holdReason"
          label={say("reason")}
          prompt=""
          error={problem?.fields.reasonCode}
          choices={HOLD_REASONS.map((code) => ({ value: code, label: reasons(`${code}.label`) }))}
          value={reasonCode}
          onChange={(event) => setReasonCode(event.target.value)}
        />
        <TextArea
          id="holdNote"
          rows={3}
          label={say("note")}
          hint={say("noteHint")}
          error={problem?.fields.internalNote}
          value={internalNote}
          onChange={(event) => setNote(event.target.value)}
        />
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <Button type="submit" variant="danger" busy={busy} className="w-full">
          {say("confirm")}
        </Button>
      </form>
    </details>
  );
}
