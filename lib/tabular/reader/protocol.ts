import type { DateSystem, Detail, SheetName, TableNote, TableProblem, TableRow } from "../table.ts";

/** What the reader is held to; set in lib/tabular/limits.ts. */
export type ReaderLimits = {
  rows: number;
  rowsAbove: number;
  columns: number;
  cell: number;
  characters: number;
  unpackedBytes: number;
  ratio: number;
  ratioFromBytes: number;
  entries: number;
};

/** Given once, as JSON on the reader's command line. */
export type ReaderRequest = { limits: ReaderLimits; sheet?: string };

/** The rows of one sheet that hold anything, the header and what stands above it among them. */
export type Grid = {
  rows: TableRow[];
  sheets: SheetName[];
  sheet: string | null;
  dateSystem: DateSystem;
  notes: TableNote[];
};

/** The reader's output: one line of JSON. `reason` is for the log only. */
export type ReaderAnswer =
  | { ok: true; grid: Grid }
  | { ok: false; problem: TableProblem; detail: Detail; reason: string; sheets?: SheetName[] };
