import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/i18n/config";

type Messages = { [key: string]: string | Messages };

const FOLDER = join(process.cwd(), "lib/i18n/messages");

const cache = new Map<string, Messages>();

/** One namespace of one language, read once per process; for mails and scripts, which run outside Next. */
export function loadNamespace(locale: Locale, namespace: string): Messages {
  const key = `${locale}/${namespace}`;
  const known = cache.get(key);
  if (known) return known;
  const messages = JSON.parse(readFileSync(join(FOLDER, locale, `${namespace}.json`), "utf8")) as Messages;
  cache.set(key, messages);
  return messages;
}

/** Names of the namespaces, by the files of the source language. */
export function namespaceNames(): string[] {
  return readdirSync(join(FOLDER, DEFAULT_LOCALE)).map((file) => file.replace(/\.json$/, ""));
}

/** Every namespace of one language, for pages rendered on the server. */
export function loadAllNamespaces(locale: Locale): Record<string, Messages> {
  return Object.fromEntries(namespaceNames().map((name) => [name, loadNamespace(locale, name)]));
}

/** A stored language column as a locale; unknown values give English. */
export function localeOf(word: string): Locale {
  return isLocale(word) ? word : DEFAULT_LOCALE;
}
