import { roleOfWord } from "@/lib/delegates/role-words";
import { DELEGATION_ROLES } from "@/lib/delegates/schema/choices";
import { LOCALES } from "@/lib/i18n/config";
import { countryName } from "@/lib/i18n/countries";
import { COUNTRY_CODES } from "@/lib/i18n/country-codes";
import type { Reason } from "@/lib/imports/reason";
import type { CellResult } from "@/lib/tabular/cell-result";
import { type DateOptions, dateCell } from "@/lib/tabular/date-cell";
import { foldHeader } from "@/lib/tabular/fold-header";
import { listCell } from "@/lib/tabular/list-cell";
import { phoneCell } from "@/lib/tabular/phone-cell";
import type { Cell } from "@/lib/tabular/table";
import { textCell } from "@/lib/tabular/text-cell";
import { yesNoCell } from "@/lib/tabular/yes-no-cell";

/** The value of a cell, null where it is empty, or why it is not taken. */
export type Reading = { ok: true; value: unknown } | { ok: false; text: Reason["text"] };

/** Reads one cell of a column. */
export type CellReader = (cell: Cell, options: DateOptions) => Reading;

const from = (result: CellResult<unknown>): Reading =>
  result.ok ? result : { ok: false, text: `tables.cells.${result.problem}` };

const wrong = (text: Reason["text"]): Reading => ({ ok: false, text });

export const readText: CellReader = (cell) => from(textCell(cell));
export const readDate: CellReader = (cell, options) => from(dateCell(cell, options));
export const readPhone: CellReader = (cell) => from(phoneCell(cell));
export const readYesNo: CellReader = (cell) => from(yesNoCell(cell));

/** A whole number from 0 on, in any digits. */
export const readCount: CellReader = (cell) => {
  const text = textCell(cell);
  if (!text.ok || text.value === null) return from(text);
  const number = Number(text.value.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) & 15)));
  return Number.isSafeInteger(number) && number >= 0
    ? { ok: true, value: number }
    : wrong("imports.reasons.notCount");
};

/** Which choice each word names; the choices' own codes are words too. */
function dictionary(words: Record<string, string>): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([value, text]) =>
      [value, ...text.split("|")].map((word) => [foldHeader(word), value] as const),
    ),
  );
}

/** Reads one of several choices by its code or by a word of any language. */
export function readChoice(words: Record<string, string>): CellReader {
  const known = dictionary(words);
  return (cell) => {
    const text = textCell(cell);
    if (!text.ok || text.value === null) return from(text);
    const value = known.get(foldHeader(text.value));
    return value ? { ok: true, value } : wrong("imports.reasons.wordUnknown");
  };
}

/** What a list of needs says: choices, and in words what is none of them. */
export type Needs = { chosen: string[]; note: string | null };

/** Reads several choices; what is no known word is kept as "other", with its words. */
export function readNeeds(words: Record<string, string>): CellReader {
  const known = dictionary(words);
  return (cell) => {
    const list = listCell(cell);
    if (!list.ok || list.value === null) return from(list);
    const chosen = new Set<string>();
    const notes: string[] = [];
    for (const item of list.value) {
      const value = known.get(foldHeader(item));
      if (!value) notes.push(item);
      chosen.add(value ?? "other");
    }
    const needs: Needs = { chosen: [...chosen], note: notes.length > 0 ? notes.join("; ") : null };
    return { ok: true, value: needs };
  };
}

const COUNTRIES = dictionary(
  Object.fromEntries(
    COUNTRY_CODES.map((code) => [code, LOCALES.map((locale) => countryName(code, locale)).join("|")]),
  ),
);

/** A State by its ISO code or its UN name in any of the languages. */
export const readCountry: CellReader = (cell) => {
  const text = textCell(cell);
  if (!text.ok || text.value === null) return from(text);
  const code = COUNTRIES.get(foldHeader(text.value));
  return code ? { ok: true, value: code } : wrong("imports.reasons.countryUnknown");
};

/** Several States, each by code or name; a bar or stroke between them will do as well. */
export const readCountries: CellReader = (cell) => {
  const whole = readCountry(cell, {});
  if (whole.ok) return whole.value === null ? whole : { ok: true, value: [whole.value] };
  const text = textCell(cell);
  if (!text.ok || text.value === null) return from(text);
  const codes = text.value.split(/[;,،؛|/\n]+/).map((word) => COUNTRIES.get(foldHeader(word)));
  if (codes.some((code) => code === undefined)) return wrong("imports.reasons.countryUnknown");
  return { ok: true, value: [...new Set(codes)] };
};

/** A role in the delegation, by its code or as notes verbales name it. */
export const readRole: CellReader = (cell) => {
  const text = textCell(cell);
  if (!text.ok || text.value === null) return from(text);
  const typed = text.value;
  const folded = foldHeader(typed);
  const role = DELEGATION_ROLES.find((code) => foldHeader(code) === folded) ?? roleOfWord(typed);
  return role ? { ok: true, value: role } : wrong("imports.reasons.roleUnknown");
};
