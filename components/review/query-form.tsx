"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DecisionFooter } from "@/components/review/decision-footer";
import type { DecisionFormProps } from "@/components/review/decision-form";
import { type Question, QuestionFields } from "@/components/review/question-fields";
import { useDecision } from "@/components/review/use-decision";

/** What a reviewer wants to know of the person; it goes to the registration officer first. */
export function QueryForm({ dossier, action, onCancel, taskId }: DecisionFormProps & { taskId: string }) {
  const say = useTranslations("review");
  const [question, setQuestion] = useState<Question>({ reasonCode: "", text: "" });
  const { submit, busy, problem, reload } = useDecision(action, null, onCancel);
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ delegateId: dossier.id, version: dossier.version, taskId, ...question });
      }}
    >
      <QuestionFields question={question} fields={problem?.fields} onQuestion={setQuestion} />
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
