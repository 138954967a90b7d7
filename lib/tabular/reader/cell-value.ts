import { serialDate } from "../serial-date.ts";
import type { Cell, DateSystem } from "../table.ts";
import type { RawCell } from "./read-sheet.ts";
import { unescapeText } from "./read-xml.ts";
import { Refused } from "./refused.ts";

/** What cells refer to: shared texts by number, styles that show dates, and the first day of the calendar. */
export type CellContext = {
  texts: ReadonlyMap<number, string>;
  dates: ReadonlySet<number>;
  system: DateSystem;
};

const textCell = (text: string): Cell => (text === "" ? null : { kind: "text", text });

/**
 * The value of a cell as data; a formula counts for the result that the file holds, and is never computed.
 * @throws Refused when the cell breaks its own type
 */
export function cellValue(raw: RawCell, { texts, dates, system }: CellContext): Cell {
  const { type, value } = raw;
  if (type === "s") {
    const text = texts.get(Number(value));
    if (text === undefined) throw new Refused("damaged", {}, "a shared text is missing");
    return textCell(text);
  }
  if (type === "str" || type === "inlineStr") return textCell(unescapeText(value));
  if (type === "b") return { kind: "boolean", value: value.trim() === "1" || value.trim() === "true" };
  if (type === "e") return { kind: "error", code: /^#[A-Z0-9/?!_]{1,20}$/.test(value) ? value : "#ERROR!" };
  if (type === "d" && /^\d{4}-\d{2}-\d{2}/.test(value)) return { kind: "date", isoDate: value.slice(0, 10) };
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number)) throw new Refused("damaged", {}, "not a number");
  const isoDate = dates.has(raw.style) ? serialDate(number, system) : null;
  return isoDate ? { kind: "date", isoDate } : { kind: "number", value: number };
}
