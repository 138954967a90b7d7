import { findHeader, headerText, isHeaderAgain } from "@/lib/tabular/find-header";
import { foldHeader } from "@/lib/tabular/fold-header";
import { MAX_BYTES, MAX_ROWS } from "@/lib/tabular/limits";
import type { Grid } from "@/lib/tabular/reader/protocol";
import { type ReaderOptions, runReader } from "@/lib/tabular/reader/run-reader";
import type { Detail, TableNote, TableProblem, TableResult } from "@/lib/tabular/table";

const refused = (problem: TableProblem, detail: Detail = {}): TableResult => ({ ok: false, problem, detail });

/** The first name that two columns share, as people read names. */
function namedTwice(header: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return header.find((name) => {
    const folded = foldHeader(name);
    if (folded !== "" && seen.has(folded)) return true;
    seen.add(folded);
    return false;
  });
}

/** A grid with its header found and its data rows told apart. */
export function tableOf(grid: Grid, knownHeaders: readonly string[]): TableResult {
  const known = new Set(knownHeaders.map(foldHeader).filter((name) => name !== ""));
  const place = findHeader(grid.rows, known);
  const top = grid.rows[place];
  if (!top) return refused("noCells");
  const header = top.cells.map(headerText);
  const notes: TableNote[] = [...grid.notes];
  if (place > 0) notes.push({ note: "rowsAboveHeader", detail: { count: place, row: top.number } });
  const twice = namedTwice(header);
  if (twice !== undefined) return refused("columnTwice", { column: twice.slice(0, 100) });
  const below = grid.rows.slice(place + 1);
  const again = new Set(below.filter((row) => isHeaderAgain(row, header, known)));
  const [firstAgain] = again;
  if (firstAgain)
    notes.push({ note: "repeatedHeader", detail: { count: again.size, row: firstAgain.number } });
  const found = below.filter((row) => !again.has(row));
  if (found.length === 0) return refused("noRows");
  if (found.length > MAX_ROWS) return refused("tooManyRows", { max: MAX_ROWS });
  const width = found.reduce((most, { cells }) => Math.max(most, cells.length), header.length);
  while (header.length < width) header.push("");
  const nameless = header.findIndex((name, at) => name === "" && found.some(({ cells }) => cells[at]));
  if (nameless >= 0) notes.push({ note: "columnWithoutName", detail: { column: nameless + 1 } });
  const rows = found.map(({ number, cells }) => ({
    number,
    cells: header.map((_name, column) => cells[column] ?? null),
  }));
  const { sheets, sheet, dateSystem } = grid;
  return { ok: true, table: { header, rows, sheets, sheet, dateSystem, notes } };
}

/**
 * Reads a spreadsheet that somebody sent: XLSX, or text with commas, semicolons, tabs or bars between its cells; told
 * apart by content. Cells come as they are; rules of lib/tabular make values of them.
 * @param options.sheet name of the sheet to read; the first visible one when it is left out
 * @param options.knownHeaders names that columns may have, in any language, by which the header is found
 * @returns the table with notes on what is strange about it, or why it is not read; both are keys of `tables`
 * @throws Error when the reader's process cannot be started at all
 */
export async function readTable(
  bytes: Uint8Array,
  options: ReaderOptions & { knownHeaders?: readonly string[] } = {},
): Promise<TableResult> {
  if (bytes.length === 0) return refused("fileEmpty");
  if (bytes.length > MAX_BYTES) return refused("fileTooLarge", { megabytes: MAX_BYTES / 1024 / 1024 });
  const answer = await runReader(bytes, options);
  const result = answer.ok
    ? tableOf(answer.grid, options.knownHeaders ?? [])
    : refused(answer.problem, answer.detail);
  const sheets = answer.ok ? answer.grid.sheets : answer.sheets;
  const isChoice = sheets && (sheets.length > 1 || sheets.some(({ hidden }) => hidden));
  return result.ok || !isChoice ? result : { ...result, sheets };
}
