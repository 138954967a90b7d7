"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ClearanceFormProps } from "@/components/clearance/clearance-actions";
import { DecisionFooter } from "@/components/review/decision-footer";
import { type Question, QuestionFields } from "@/components/review/question-fields";
import { useDecision } from "@/components/review/use-decision";
import { Notice } from "@/components/ui/notice";

/** What the person is to be asked. This text alone leaves the file. */
export function AskForm({ file, action, onCancel }: ClearanceFormProps) {
  const say = useTranslations("clearance");
  const [question, setQuestion] = useState<Question>({ reasonCode: "", text: "" });
  const { submit, busy, problem, reload } = useDecision(action, null, onCancel);
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ delegateId: file.delegateId, version: file.version, ...question });
      }}
    >
      <Notice kind="warning" title={say("what.ask")} />
      <QuestionFields question={question} fields={problem?.fields} onQuestion={setQuestion} />
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
