"use client";

import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-field";
import { RETURN_REASON_CODES } from "@/lib/accreditation/reasons";

export type Question = { reasonCode: string; text: string };

type Props = {
  question: Question;
  fields?: Record<string, string>;
  onQuestion: (question: Question) => void;
};

/** What the person is asked: about which item, in which words. */
export function QuestionFields({ question, fields, onQuestion }: Props) {
  const say = useTranslations("review");
  const reasons = useTranslations("reasons");
  return (
    <>
      <SelectField
        id="reasonCode"
        label={say("return.items")}
        prompt={say("choose")}
        error={fields?.reasonCode}
        choices={RETURN_REASON_CODES.map((code) => ({ value: code, label: reasons(`${code}.label`) }))}
        value={question.reasonCode}
        onChange={(event) => onQuestion({ ...question, reasonCode: event.target.value })}
      />
      <TextArea
        id="text"
        label={say("reviews.queryText")}
        hint={say("reviews.queryHint")}
        error={fields?.text}
        value={question.text}
        onChange={(event) => onQuestion({ ...question, text: event.target.value })}
      />
    </>
  );
}
