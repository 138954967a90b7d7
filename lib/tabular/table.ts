/**
 * One cell as the sheet holds it, before any rule of ours; null when it is empty. Text is as typed: rules of
 * lib/tabular/*-cell.ts tidy and judge it.
 */
export type Cell =
  | null
  | { kind: "text"; text: string }
  | { kind: "number"; value: number }
  /** A number that the sheet shows as a date; plain, YYYY-MM-DD. */
  | { kind: "date"; isoDate: string }
  | { kind: "boolean"; value: boolean }
  /** What the spreadsheet program could not compute, such as #REF!. */
  | { kind: "error"; code: string };

/** `number` is the row's number in the sheet, from 1, as people see it. */
export type TableRow = { number: number; cells: Cell[] };

export type SheetName = { name: string; hidden: boolean };

/** From which day a workbook counts its serial dates: old Macs began in 1904. */
export type DateSystem = 1900 | 1904;

/** Why a file is not read at all; each has its words under `tables.problems`. */
export const TABLE_PROBLEMS = [
  "fileEmpty",
  "fileTooLarge",
  /** Neither a workbook nor text by content, whatever the name says. */
  "notSpreadsheet",
  "oldExcel",
  "encrypted",
  "binaryWorkbook",
  "openDocument",
  /** HTML or XML under a spreadsheet's name, as some programs export. */
  "webPage",
  "macros",
  "embeddedFiles",
  "unpacksTooLarge",
  "damaged",
  /** Took more time or memory than any honest table. */
  "tooHeavy",
  /** Too many files are being read at once. */
  "busy",
  "encodingUnclear",
  "quoteNotClosed",
  "sheetMissing",
  "onlyHiddenSheets",
  "noCells",
  "noRows",
  "tooManyRows",
  "tooManyColumns",
  "cellTooLong",
  "columnTwice",
] as const;

export type TableProblem = (typeof TABLE_PROBLEMS)[number];

/** What the reader did that the person should know; each has its words under `tables.notes`. */
export const TABLE_NOTES = [
  "formulas",
  "formulasWithoutResult",
  "errorCells",
  "mergedCells",
  "hiddenSheets",
  "hiddenSheetRead",
  "otherSheets",
  "hiddenRows",
  "hiddenColumns",
  "externalLinks",
  "encodingGuessed",
  "looseQuotes",
  "unevenRows",
  "rowsAboveHeader",
  "repeatedHeader",
  "columnWithoutName",
] as const;

export type TableNoteName = (typeof TABLE_NOTES)[number];

/** Arguments of a message: counts, cell addresses, names. */
export type Detail = Record<string, string | number>;

export type TableNote = { note: TableNoteName; detail: Detail };

export type Table = {
  header: string[];
  rows: TableRow[];
  sheets: SheetName[];
  /** Name of the sheet that was read; null for text files. */
  sheet: string | null;
  dateSystem: DateSystem;
  notes: TableNote[];
};

/** `sheets`: those of a workbook of which the chosen one cannot be read; another may do. */
export type TableResult =
  | { ok: true; table: Table }
  | { ok: false; problem: TableProblem; detail: Detail; sheets?: SheetName[] };
