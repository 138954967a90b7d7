import { textProblem, tidyText } from "@/lib/i18n/text-hygiene";
import { type CellResult, notTaken, taken } from "@/lib/tabular/cell-result";
import type { Cell } from "@/lib/tabular/table";

/** Spreadsheet programs keep fifteen digits of a number; the rest became zeros when it was typed. */
const DIGITS_KEPT = 1e15;
/** A number that a program shortened when it wrote a text file. */
const SHORTENED = /^[+-]?\d[.,]\d+E\+\d+$/i;

/** A number as its digits, never as 4.00000001e8. */
function digitsOf(value: number): string {
  return Number.isInteger(value)
    ? BigInt(value).toString()
    : value.toLocaleString("en-US", { useGrouping: false, maximumSignificantDigits: 15 });
}

/**
 * A cell as one line of text: NFC, edges trimmed, inner white space one space, never re-cased. Numbers keep their
 * digits. What a person may not type into a form (lib/i18n/text-hygiene.ts) is refused here as well; direction marks
 * and zero-width spaces at the edges, which come with copying, are dropped.
 */
export function textCell(cell: Cell): CellResult<string> {
  if (cell === null) return taken<string>(null);
  if (cell.kind === "error") return notTaken("errorCell");
  if (cell.kind === "date") return taken(cell.isoDate);
  if (cell.kind === "boolean") return taken(cell.value ? "TRUE" : "FALSE");
  if (cell.kind === "number") {
    return Math.abs(cell.value) >= DIGITS_KEPT ? notTaken("digitsLost") : taken(digitsOf(cell.value));
  }
  const text = tidyText(cell.text);
  if (SHORTENED.test(text)) return notTaken("digitsLost");
  const problem = textProblem(text);
  return problem ? notTaken(problem) : taken(text === "" ? null : text);
}
