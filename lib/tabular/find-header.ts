import { tidyText } from "@/lib/i18n/text-hygiene";
import { foldHeader } from "@/lib/tabular/fold-header";
import { MAX_ROWS_ABOVE } from "@/lib/tabular/limits";
import type { Cell, TableRow } from "@/lib/tabular/table";

/** A cell's text as a column's name; numbers and dates may name columns too ("2027"). */
export function headerText(cell: Cell): string {
  if (cell === null || cell.kind === "error") return "";
  if (cell.kind === "text") return tidyText(cell.text);
  return cell.kind === "date" ? cell.isoDate : String(cell.value);
}

const textsOf = (row: TableRow) => row.cells.map(headerText).filter((text) => text !== "");

/** How many different known names a row has. */
function knownIn(row: TableRow, known: ReadonlySet<string>): number {
  return new Set(
    textsOf(row)
      .map(foldHeader)
      .filter((name) => known.has(name)),
  ).size;
}

/**
 * Which row names the columns: among the first rows the one with most known names, so that titles and group names
 * above it are passed over. Where no name is known, the first row with two texts or more, else the first row.
 * @param known names of columns, folded
 * @returns place in `rows`
 */
export function findHeader(rows: readonly TableRow[], known: ReadonlySet<string>): number {
  const first = rows.slice(0, MAX_ROWS_ABOVE + 1);
  const scores = first.map((row) => knownIn(row, known));
  const best = Math.max(0, ...scores);
  if (best > 0) return scores.indexOf(best);
  return Math.max(
    0,
    first.findIndex((row) => row.cells.filter((cell) => cell?.kind === "text").length > 1),
  );
}

/** Whether a row below the header is a header again: in another language, or repeated on each printed page. */
export function isHeaderAgain(row: TableRow, header: readonly string[], known: ReadonlySet<string>): boolean {
  const isKnown = (cell: Cell) => known.has(foldHeader(headerText(cell)));
  const isSame = (cell: Cell, column: number) => headerText(cell) === header[column];
  // Of nearly every row the first cell says no; the others need no look then.
  const first = row.cells.findIndex((cell) => headerText(cell) !== "");
  const opening = row.cells[first] ?? null;
  if (first < 0 || !(isKnown(opening) || isSame(opening, first))) return false;
  const texts = row.cells.map(headerText);
  const filled = texts.filter((text) => text !== "");
  if (filled.length < 2 || !filled.some((text) => /\p{L}/u.test(text))) return false;
  return (
    filled.every((text) => known.has(foldHeader(text))) ||
    texts.every((text, column) => text === "" || text === header[column])
  );
}
