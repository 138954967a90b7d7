import { z } from "zod";
import type { Locale } from "@/lib/i18n/config";

/** A text of the conference in every interface language, as stored in JSON columns. */
export type LocalizedText = Record<Locale, string>;

/** Schema of a localized text: every language, at most `max` characters each. */
export function localizedText(max: number) {
  const text = z.string().trim().min(1, "required").max(max, "tooLong");
  return z.strictObject({ en: text, ru: text, tg: text, fr: text, ar: text });
}

/** Reads a localized text from a JSON column; falls back to English where a language is missing. */
export function textIn(value: unknown, locale: Locale): string {
  if (typeof value !== "object" || value === null) return "";
  const texts = value as Partial<Record<Locale, unknown>>;
  const text = texts[locale] ?? texts.en;
  return typeof text === "string" ? text : "";
}
