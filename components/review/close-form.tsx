"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DecisionFooter } from "@/components/review/decision-footer";
import type { DecisionFormProps } from "@/components/review/decision-form";
import { TextForPerson } from "@/components/review/text-for-person";
import { useDecision } from "@/components/review/use-decision";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-field";
import { followDraft } from "@/lib/accreditation/follow-draft";
import { REVOCATION_REASONS } from "@/lib/accreditation/reasons";

/** Refusing, or asking for a revocation: the reason, what the person will read, and a note that never leaves the secretariat. */
export function CloseForm({
  dossier,
  action,
  nextHref,
  onCancel,
  kind,
}: DecisionFormProps & { kind: "refuse" | "revoke" }) {
  const say = useTranslations("review");
  const reasons = useTranslations("reasons");
  const [reasonCode, setReasonCode] = useState("");
  const [textForPerson, setText] = useState("");
  const [internalNote, setNote] = useState("");
  const { submit, busy, problem, reload } = useDecision(action, nextHref, onCancel);
  const codes = kind === "refuse" ? dossier.refusalReasons : REVOCATION_REASONS;
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({
          delegateId: dossier.id,
          version: dossier.version,
          reasonCode,
          textForPerson,
          internalNote: kind === "revoke" ? internalNote : internalNote || null,
        });
      }}
    >
      {kind === "revoke" && <Notice kind="warning" title={say("revoke.text")} />}
      <SelectField
        id="reasonCode"
        label={say("close.reason")}
        prompt={say("choose")}
        error={problem?.fields.reasonCode}
        choices={codes.map((code) => ({ value: code, label: reasons(`${code}.label`) }))}
        value={reasonCode}
        onChange={(event) => {
          const to = event.target.value;
          setText((text) => followDraft(dossier.reads.drafts, text, { from: reasonCode, to }));
          setReasonCode(to);
        }}
      />
      <TextForPerson
        id="textForPerson"
        reasonCode={reasonCode}
        text={textForPerson}
        reads={dossier.reads}
        error={problem?.fields.textForPerson}
        onText={setText}
      />
      <TextArea
        id="internalNote"
        label={say(kind === "revoke" ? "revoke.why" : "close.note")}
        hint={say(kind === "revoke" ? "revoke.whyHint" : "close.noteHint")}
        error={problem?.fields.internalNote}
        rows={3}
        value={internalNote}
        onChange={(event) => setNote(event.target.value)}
      />
      <DecisionFooter
        label={say(`action.${kind}`)}
        variant="danger"
        busy={busy}
        problem={problem}
        onCancel={onCancel}
        onReload={reload}
      />
    </form>
  );
}
