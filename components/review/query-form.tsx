"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DecisionFooter } from "@/components/review/decision-footer";
import type { DecisionFormProps } from "@/components/review/start-review-form";
import { useDecision } from "@/components/review/use-decision";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-field";
import { RETURN_REASON_CODES } from "@/lib/accreditation/reasons";

/** What a reviewer wants to know of the person; it goes to the registration officer first. */
export function QueryForm({ dossier, action, onCancel, taskId }: DecisionFormProps & { taskId: string }) {
  const say = useTranslations("review");
  const reasons = useTranslations("reasons");
  const [reasonCode, setReasonCode] = useState("");
  const [text, setText] = useState("");
  const { submit, busy, problem, reload } = useDecision(action, null, onCancel);
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ delegateId: dossier.id, version: dossier.version, taskId, reasonCode, text });
      }}
    >
      <SelectField
        id="reasonCode"
        label={say("return.items")}
        prompt={say("choose")}
        error={problem?.fields.reasonCode}
        choices={RETURN_REASON_CODES.map((code) => ({ value: code, label: reasons(`${code}.label`) }))}
        value={reasonCode}
        onChange={(event) => setReasonCode(event.target.value)}
      />
      <TextArea
        id="text"
        label={say("reviews.queryText")}
        hint={say("reviews.queryHint")}
        error={problem?.fields.text}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <DecisionFooter
        label={say("action.askQuery")}
        busy={busy}
        problem={problem}
        onCancel={onCancel}
        onReload={reload}
      />
    </form>
  );
}
