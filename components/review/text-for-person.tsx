"use client";

import { useTranslations } from "next-intl";
import { TextPreview } from "@/components/review/text-preview";
import { TextArea } from "@/components/ui/text-field";
import type { TextsForPerson } from "@/lib/accreditation/texts-for-person";
import { LOCALE_NAMES } from "@/lib/i18n/config";

type Props = {
  id: string;
  reasonCode: string;
  text: string;
  reads: TextsForPerson;
  error?: string;
  onText: (text: string) => void;
};

/** What the person reads under a decision: the officer's words in the person's language, and how they will look. */
export function TextForPerson({ id, reasonCode, text, reads, error, onText }: Props) {
  const say = useTranslations("review.close");
  return (
    <>
      <TextArea
        id={id}
        lang={reads.locale}
        label={say("text")}
        hint={say("textHint", { language: LOCALE_NAMES[reads.locale] })}
        error={error}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      <TextPreview reasonCode={reasonCode} text={text} reads={reads} />
    </>
  );
}
