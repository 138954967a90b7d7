import "server-only";
import type { RefusalReason } from "@/lib/accreditation/reasons";
import { REFUSAL_REASONS, REVOCATION_REASONS } from "@/lib/accreditation/reasons";
import type { Locale } from "@/lib/i18n/config";
import { loadNamespace, localeOf } from "@/lib/i18n/load-messages";

export type TextsForPerson = {
  locale: Locale;
  /** What each reason says by itself. */
  reasons: Record<string, string>;
  /** The text that each reason proposes to the officer, who may change it. */
  drafts: Record<string, string>;
};

/** What each reason says to a person, in the language in which that person is written to: for the officer's preview. */
export function textsForPerson(word: string): TextsForPerson {
  const locale = localeOf(word);
  const texts = loadNamespace(locale, "reasons") as Record<RefusalReason, { person: string; draft: string }>;
  const codes = [...REFUSAL_REASONS, ...REVOCATION_REASONS] as RefusalReason[];
  const each = (part: "person" | "draft") =>
    Object.fromEntries(codes.map((code) => [code, texts[code][part]]));
  return { locale, reasons: each("person"), drafts: each("draft") };
}
