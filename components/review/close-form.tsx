"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DecisionFooter } from "@/components/review/decision-footer";
import type { DecisionFormProps } from "@/components/review/start-review-form";
import { textOfReason } from "@/components/review/text-of-reason";
import { TextPreview } from "@/components/review/text-preview";
import { useDecision } from "@/components/review/use-decision";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-field";
import { REVOCATION_REASONS } from "@/lib/accreditation/reasons";
import { LOCALE_NAMES } from "@/lib/i18n/config";

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
        onChange={({ target }) => {
          setText(textOfReason(dossier.reads, textForPerson, reasonCode, target.value));
          setReasonCode(target.value);
        }}
      />
      <TextArea
        id="textForPerson"
        label={say("close.text")}
        hint={say("close.textHint", { language: LOCALE_NAMES[dossier.reads.locale] })}
        lang={dossier.reads.locale}
        dir="auto"
        error={problem?.fields.textForPerson}
        value={textForPerson}
        onChange={(event) => setText(event.target.value)}
      />
      <TextPreview reasonCode={reasonCode} text={textForPerson} reads={dossier.reads} />
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
