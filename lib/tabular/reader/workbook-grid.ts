import type { Cell, TableNote, TableNoteName, TableRow } from "../table.ts";
import { type Archive, openArchive } from "./archive.ts";
import { cellAddress } from "./cell-address.ts";
import { cellValue } from "./cell-value.ts";
import { readDateStyles } from "./date-styles.ts";
import { dropCovered } from "./merged-cells.ts";
import type { Grid, ReaderLimits, ReaderRequest } from "./protocol.ts";
import { type RawSheet, readSheet } from "./read-sheet.ts";
import { Refused } from "./refused.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { readWorkbook, type Sheet, type Workbook } from "./workbook.ts";

/** The sheet asked for by name, else the first that is shown. */
function chooseSheet({ sheets }: Workbook, wanted: string | undefined): Sheet {
  if (wanted !== undefined) {
    const found = sheets.find(({ name }) => name === wanted);
    if (found) return found;
    throw new Refused("sheetMissing", { sheet: wanted.slice(0, 100) });
  }
  const shown = sheets.find(({ hidden }) => !hidden);
  if (shown) return shown;
  throw new Refused(sheets.length > 0 ? "onlyHiddenSheets" : "noCells");
}

const isBlank = (cell: Cell) => cell === null || (cell.kind === "text" && cell.text.trim() === "");

/** Rows with their values in place; rows of white space alone are left out, and the numbers of the others stay. */
function layOut(raw: RawSheet, value: (row: number, at: RawSheet["rows"][number]["cells"][number]) => Cell) {
  return raw.rows.map(({ number, cells: found }): TableRow => {
    const cells: Cell[] = new Array((found.at(-1)?.column ?? -1) + 1).fill(null);
    for (const cell of found) cells[cell.column] = value(number, cell);
    return { number, cells };
  });
}

function measure(limits: ReaderLimits): (row: number, column: number, cell: Cell) => void {
  let characters = 0;
  return (row, column, cell) => {
    if (cell?.kind !== "text") return;
    characters += cell.text.length;
    if (cell.text.length > limits.cell)
      throw new Refused("cellTooLong", { cell: cellAddress(column, row), max: limits.cell });
    if (characters > limits.characters) throw new Refused("unpacksTooLarge", {}, "too much text");
  };
}

/** Counts of things that the person should know of, each with the address of the first. */
function notesOf(workbook: Workbook, chosen: Sheet, raw: RawSheet, rows: TableRow[]): TableNote[] {
  const notes: TableNote[] = [];
  const say = (note: TableNoteName, count: number, detail = {}) => {
    if (count > 0) notes.push({ note, detail: { count, ...detail } });
  };
  const hidden = workbook.sheets.filter((sheet) => sheet.hidden && sheet !== chosen);
  const others = workbook.sheets.filter((sheet) => !sheet.hidden && sheet !== chosen);
  say("otherSheets", others.length, { sheet: chosen.name });
  say("hiddenSheets", hidden.length);
  say("hiddenSheetRead", chosen.hidden ? 1 : 0, { sheet: chosen.name });
  const formulas = raw.rows.flatMap(({ number, cells }) =>
    cells.filter(({ formula }) => formula).map(({ column }) => cellAddress(column, number)),
  );
  say("formulas", formulas.length, { cell: formulas[0] ?? "" });
  say("formulasWithoutResult", raw.formulasWithoutResult);
  const errors = rows.flatMap(({ number, cells }) =>
    cells.flatMap((cell, column) => (cell?.kind === "error" ? [cellAddress(column, number)] : [])),
  );
  say("errorCells", errors.length, { cell: errors[0] ?? "" });
  say("mergedCells", raw.merged.length, { cell: raw.merged[0]?.split(":")[0]?.slice(0, 12) ?? "" });
  say("hiddenRows", raw.rows.filter((row) => row.hidden).length);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const isHidden = (column: number) => raw.hiddenColumns.some(([from, to]) => from <= column && column <= to);
  say("hiddenColumns", Array.from({ length: width }, (_, column) => column).filter(isHidden).length);
  say("externalLinks", workbook.externalLinks);
  return notes;
}

/** Reads one sheet of a workbook (ECMA-376). Its texts are looked up only after the rows are known to be few enough. */
export async function readWorkbookGrid(bytes: Buffer, request: ReaderRequest): Promise<Grid> {
  const archive = await openArchive(bytes, request.limits);
  const workbook = await readWorkbook(archive);
  const sheets = workbook.sheets.map(({ name, hidden }) => ({ name, hidden }));
  try {
    return { ...(await readChosen(archive, workbook, request)), sheets };
  } catch (error) {
    if (error instanceof Refused) error.sheets = sheets;
    throw error;
  }
}

async function readChosen(
  archive: Archive,
  workbook: Workbook,
  { limits, sheet: wanted }: ReaderRequest,
): Promise<Omit<Grid, "sheets">> {
  const chosen = chooseSheet(workbook, wanted);
  const raw = await readSheet(archive.read(chosen.part), limits);
  const shared = raw.rows.flatMap(({ cells }) => cells.filter(({ type }) => type === "s"));
  const numbers = new Set(shared.map(({ value }) => Number(value)));
  const { sharedStrings, styles, dateSystem } = workbook;
  const texts =
    sharedStrings && numbers.size > 0
      ? await readSharedStrings(archive.read(sharedStrings), numbers)
      : new Map<number, string>();
  const dates = styles ? await readDateStyles(archive.read(styles)) : new Set<number>();
  await archive.walkRest();
  const check = measure(limits);
  const rows = layOut(raw, (row, cell) => {
    const value = cellValue(cell, { texts, dates, system: dateSystem });
    check(row, cell.column, value);
    return value;
  });
  dropCovered(rows, raw.merged, limits.columns);
  const notes = notesOf(workbook, chosen, raw, rows);
  const filled = rows.filter(({ cells }) => !cells.every(isBlank));
  return { rows: filled, sheet: chosen.name, dateSystem, notes };
}
