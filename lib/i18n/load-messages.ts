import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/i18n/config";

type Messages = { [key: string]: string | Messages };

const cache = new Map<string, Messages>();

/** One namespace of one language, read once per process; for mails and scripts, which run outside Next. */
export function loadNamespace(locale: Locale, namespace: string): Messages {
  const key = `${locale}/${namespace}`;
  const known = cache.get(key);
  if (known) return known;
  const path = join(process.cwd(), "lib/i18n/messages", locale, `${namespace}.json`);
  const messages = JSON.parse(readFileSync(path, "utf8")) as Messages;
  cache.set(key, messages);
  return messages;
}

/** A stored language column as a locale; unknown values give English. */
export function localeOf(word: string): Locale {
  return isLocale(word) ? word : DEFAULT_LOCALE;
}
