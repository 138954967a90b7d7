/** Interface languages, in the order in which they are offered. */
export const LOCALES = ["en", "ru", "tg", "fr", "ar"] as const;

export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = "en";

/** Each language named in itself, so that everybody finds their own. */
export const LOCALE_NAMES: Record<Locale, string> = {
  en: "English",
  ru: "Русский",
  tg: "Тоҷикӣ",
  fr: "Français",
  ar: "العربية",
};

/** Whether the word, from a path, header or column, names an interface language. */
export function isLocale(word: unknown): word is Locale {
  return (LOCALES as readonly unknown[]).includes(word);
}

/** Writing direction of a language. */
export function directionOf(locale: Locale): "ltr" | "rtl" {
  return locale === "ar" ? "rtl" : "ltr";
}
