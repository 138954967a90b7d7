"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ClearanceFormProps } from "@/components/clearance/clearance-actions";
import { DecisionFooter } from "@/components/review/decision-footer";
import { useDecision } from "@/components/review/use-decision";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-field";
import { RETURN_REASON_CODES } from "@/lib/accreditation/reasons";

/** What the person is to be asked. This text alone leaves the file. */
export function AskForm({ file, action, onCancel }: ClearanceFormProps) {
  const say = useTranslations("clearance");
  const review = useTranslations("review");
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
        submit({ delegateId: file.delegateId, version: file.version, reasonCode, text });
      }}
    >
      <Notice kind="warning" title={say("what.ask")} />
      <SelectField
        id="ask-reason"
        label={review("return.items")}
        prompt={review("choose")}
        error={problem?.fields.reasonCode}
        choices={RETURN_REASON_CODES.map((code) => ({ value: code, label: reasons(`${code}.label`) }))}
        value={reasonCode}
        onChange={(event) => setReasonCode(event.target.value)}
      />
      <TextArea
        id="ask-text"
        label={review("reviews.queryText")}
        hint={review("reviews.queryHint")}
        error={problem?.fields.text}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <DecisionFooter
        label={say("action.ask")}
        busy={busy}
        problem={problem}
        onCancel={onCancel}
        onReload={reload}
      />
    </form>
  );
}
