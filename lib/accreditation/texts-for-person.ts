import "server-only";
import type { RefusalReason } from "@/lib/accreditation/reasons";
import { REFUSAL_REASONS, REVOCATION_REASONS } from "@/lib/accreditation/reasons";
import type { Locale } from "@/lib/i18n/config";
import { loadNamespace, localeOf } from "@/lib/i18n/load-messages";

export type TextsForPerson = {
  locale: Locale;
  /** What each reason says by itself. */
  reasons: Record<string, string>;
  /** With what an officer begins who explains it. */
  drafts: Record<string, string>;
};

/** What each reason says to a person, in the language in which that person is written to: for the officer's form. */
export function textsForPerson(word: string): TextsForPerson {
  const locale = localeOf(word);
  const texts = loadNamespace(locale, "reasons") as Record<RefusalReason, { person: string; draft: string }>;
  const codes = [...REFUSAL_REASONS, ...REVOCATION_REASONS] as RefusalReason[];
  return {
    locale,
    reasons: Object.fromEntries(codes.map((code) => [code, texts[code].person])),
    drafts: Object.fromEntries(codes.map((code) => [code, texts[code].draft])),
  };
}
