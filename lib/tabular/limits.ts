import type { ReaderLimits } from "@/lib/tabular/reader/protocol";

/** Rows of data in one file, without its header. */
export const MAX_ROWS = 10_000;
export const MAX_COLUMNS = 60;
/** UTF-16 units in a cell. */
export const MAX_CELL = 2_000;
/** Bytes of a file as sent. */
export const MAX_BYTES = 10 * 1024 * 1024;
/** Titles and group names that may stand above the header. */
export const MAX_ROWS_ABOVE = 20;

/** What the reader's process is held to; it has no figures of its own. */
export const READER_LIMITS: ReaderLimits = {
  rows: MAX_ROWS,
  rowsAbove: MAX_ROWS_ABOVE,
  columns: MAX_COLUMNS,
  cell: MAX_CELL,
  // All cells together: a shared text is stored once and may be shown half a million times.
  characters: 10_000_000,
  unpackedBytes: 100 * 1024 * 1024,
  // Honest sheets pack ten to sixty times; deflate reaches a thousand. Small files may pack as they like.
  ratio: 200,
  ratioFromBytes: 10 * 1024 * 1024,
  entries: 2_000,
};
