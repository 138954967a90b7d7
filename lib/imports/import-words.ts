import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/i18n/config";
import { loadNamespace } from "@/lib/i18n/load-messages";
import { type ImportKind, isTableKind } from "@/lib/imports/kinds";
import { columnsOfKind } from "@/lib/imports/read-row";
import { REASON_NAMESPACES, type Reason } from "@/lib/imports/reason";

type Say = (key: string, values?: Record<string, string | number>) => string;

/** The texts of one namespace, for pages and for files that are made outside a page. */
export function wordsOf(locale: Locale, namespace: string): Say {
  const messages = { [namespace]: loadNamespace(locale, namespace) };
  return createTranslator({ locale, messages, namespace }) as unknown as Say;
}

/** What a field is called: the name of its column in the templates of that language. */
export function fieldName(kind: ImportKind, field: string, locale: Locale): string {
  if (!isTableKind(kind)) return field;
  return columnsOfKind(kind).find(({ name }) => name === field)?.aliases[locale][0] ?? field;
}

/** Says reasons in a language, each with the column that it is about. */
export function reasonWords(kind: ImportKind, locale: Locale): (reason: Reason) => string {
  const words = new Map(
    REASON_NAMESPACES.map((path) => path.split(".")[0] ?? path).map((name) => [name, wordsOf(locale, name)]),
  );
  const say = wordsOf(locale, "imports");
  return ({ field, text, values }) => {
    const [namespace = "", ...key] = text.split(".");
    const told = words.get(namespace)?.(key.join("."), values) ?? text;
    return field === null ? told : say("aboutField", { field: fieldName(kind, field, locale), text: told });
  };
}
