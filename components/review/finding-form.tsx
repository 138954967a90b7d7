"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DecisionFooter } from "@/components/review/decision-footer";
import type { DecisionFormProps } from "@/components/review/decision-form";
import { useDecision } from "@/components/review/use-decision";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-field";
import { REVIEW_FINDINGS } from "@/lib/accreditation/schema";

/** A reviewer's finding, with a note for officers and approvers. */
export function FindingForm({
  dossier,
  action,
  nextHref,
  onCancel,
  taskId,
}: DecisionFormProps & { taskId: string }) {
  const say = useTranslations("review");
  const [finding, setFinding] = useState("");
  const [note, setNote] = useState("");
  const { submit, busy, problem, reload } = useDecision(action, nextHref, onCancel);
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ delegateId: dossier.id, version: dossier.version, taskId, finding, note: note || null });
      }}
    >
      <SelectField
        id="finding"
        label={say("reviews.finding")}
        prompt={say("choose")}
        error={problem?.fields.finding}
        choices={REVIEW_FINDINGS.map((value) => ({ value, label: say(`reviews.word.${value}`) }))}
        value={finding}
        onChange={(event) => setFinding(event.target.value)}
      />
      <TextArea
        id="note"
        label={say("reviews.note")}
        hint={say("reviews.noteHint")}
        error={problem?.fields.note}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <DecisionFooter
        label={say("action.closeReview")}
        busy={busy}
        problem={problem}
        onCancel={onCancel}
        onReload={reload}
      />
    </form>
  );
}
