"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DecisionFooter } from "@/components/review/decision-footer";
import type { DecisionFormProps } from "@/components/review/decision-form";
import { useDecision } from "@/components/review/use-decision";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-field";
import { HOLD_REASONS } from "@/lib/accreditation/reasons";

/** Holding, with its reason, or lifting a hold: the person is told neither reason nor note. */
export function HoldForm({
  dossier,
  action,
  nextHref,
  onCancel,
  kind,
}: DecisionFormProps & { kind: "hold" | "liftHold" }) {
  const say = useTranslations("review");
  const reasons = useTranslations("reasons");
  const [reasonCode, setReasonCode] = useState("");
  const [internalNote, setNote] = useState("");
  const { submit, busy, problem, reload } = useDecision(action, nextHref, onCancel);
  const subject = { delegateId: dossier.id, version: dossier.version };
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit(
          kind === "hold"
            ? { ...subject, reasonCode, internalNote: internalNote || null }
            : { ...subject, internalNote },
        );
      }}
    >
      <Notice kind="warning" title={say(`${kind}.text`)} />
      {kind === "hold" && (
        <SelectField
          id="reasonCode"
          label={say("close.reason")}
          prompt={say("choose")}
          error={problem?.fields.reasonCode}
          choices={HOLD_REASONS.map((code) => ({ value: code, label: reasons(`${code}.label`) }))}
          value={reasonCode}
          onChange={(event) => setReasonCode(event.target.value)}
        />
      )}
      <TextArea
        id="internalNote"
        label={say(kind === "hold" ? "close.note" : "liftHold.why")}
        hint={say("close.noteHint")}
        error={problem?.fields.internalNote}
        rows={3}
        value={internalNote}
        onChange={(event) => setNote(event.target.value)}
      />
      <DecisionFooter
        label={say(`action.${kind}`)}
        variant={kind === "hold" ? "danger" : "primary"}
        busy={busy}
        problem={problem}
        onCancel={onCancel}
        onReload={reload}
      />
    </form>
  );
}
