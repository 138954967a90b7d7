import { type CellResult, notTaken, taken } from "@/lib/tabular/cell-result";
import { latinDigits } from "@/lib/tabular/latin-digits";
import { monthNumber } from "@/lib/tabular/month-names";
import { serialDate } from "@/lib/tabular/serial-date";
import type { Cell, DateSystem } from "@/lib/tabular/table";
import { textCell } from "@/lib/tabular/text-cell";

export type DateOptions = {
  /** From the table: how its serial numbers count. */
  dateSystem?: DateSystem;
  /** Which of day and month comes first, where the person has said so. */
  order?: "dayFirst" | "monthFirst";
};

/** Longer texts are no date, and searching them would only cost time. */
const LONGEST = 60;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/;
const YEAR_LAST = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})\.?(?: 0{1,2}:00(?::00)?)?$/;
/** Words that stand in dates and say nothing: 1st, 1er, г., года, с., соли, م. */
const FILLERS = new Set([
  "st",
  "nd",
  "rd",
  "th",
  "er",
  "of",
  "de",
  "le",
  "the",
  "г",
  "год",
  "года",
  "с",
  "сол",
  "соли",
  "م",
]);

function plainDate(year: number, month: number, day: number): CellResult<string> {
  const time = new Date(Date.UTC(year, month - 1, day));
  const exists = year >= 1000 && time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  return exists ? taken(time.toISOString().slice(0, 10)) : notTaken("dateInvalid");
}

/** Dots part day from month in the languages that use them, day first (CLDR); with others, either may come first. */
function yearLast(first: number, sign: string, second: number, year: number, order: DateOptions["order"]) {
  const dayFirst = plainDate(year, second, first);
  const monthFirst = plainDate(year, first, second);
  if (order === "monthFirst" || (!dayFirst.ok && sign !== ".")) return monthFirst;
  const ambiguous = order === undefined && sign !== "." && monthFirst.ok && first !== second;
  return ambiguous ? notTaken("ambiguousDate") : dayFirst;
}

/** A day, a month by its name and a year, in any order that keeps the year at an end. */
function withMonthName(text: string): CellResult<string> {
  const numbers = text.match(/\d+/g) ?? [];
  const words = (text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).filter((word) => !FILLERS.has(word.toLowerCase()));
  const month = monthNumber(words.join(""));
  const [year, day] = numbers.toSorted((a, b) => b.length - a.length);
  if (!month || numbers.length !== 2 || !year || !day || day.length > 2) return notTaken("dateInvalid");
  if (year.length !== 4) return notTaken(year.length <= 2 ? "yearTwoDigits" : "dateInvalid");
  return plainDate(Number(year), month, Number(day));
}

function ofNumber(value: number, system: DateSystem): CellResult<string> {
  // As serial numbers these are days of the year 1905; as typed they are years.
  if (Number.isInteger(value) && value >= 1900 && value <= 2100) return notTaken("yearOnly");
  const isoDate = serialDate(value, system);
  return isoDate ? taken(isoDate) : notTaken("dateInvalid");
}

/**
 * A cell as a plain date, YYYY-MM-DD. Taken: date cells, serial numbers (in text files of five digits), ISO 8601,
 * 14.06.1969, 14/06/1969, and days with a month's name in the five languages. 03/04/1969 is ambiguous until the
 * person says which comes first; years of two digits and dates that never were are refused.
 */
export function dateCell(cell: Cell, { dateSystem = 1900, order }: DateOptions = {}): CellResult<string> {
  if (cell?.kind === "number") return ofNumber(cell.value, dateSystem);
  if (cell?.kind === "boolean") return notTaken("dateInvalid");
  const tidied = textCell(cell);
  if (!tidied.ok) return tidied;
  if (tidied.value === null) return taken<string>(null);
  if (tidied.value.length > LONGEST) return notTaken("dateInvalid");
  const text = latinDigits(tidied.value);
  const [, year, , month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year) return plainDate(Number(year), Number(month), Number(day));
  const [, first, sign = "", second, last] = YEAR_LAST.exec(text) ?? [];
  if (first) return yearLast(Number(first), sign, Number(second), Number(last), order);
  if (/^\d{5}$/.test(text)) return ofNumber(Number(text), dateSystem);
  if (/^\d{4}$/.test(text)) return notTaken("yearOnly");
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/.test(text)) return notTaken("yearTwoDigits");
  return /\p{L}/u.test(text) ? withMonthName(text) : notTaken("dateInvalid");
}
