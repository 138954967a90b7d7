import { parse } from "csv-parse/sync";
import { unguardText } from "../formula-guard.ts";
import type { Cell, TableNote, TableRow } from "../table.ts";
import { cellAddress } from "./cell-address.ts";
import { type Delimiter, findDelimiter, RECORD_ENDS } from "./delimiter.ts";
import type { Grid, ReaderLimits, ReaderRequest } from "./protocol.ts";
import { Refused } from "./refused.ts";
import { decodeText } from "./text-encoding.ts";

/** Excel's own hint, a first line such as "sep=;". */
const HINT = /^"?sep=([\t;|,])"?(\r\n|\r|\n)/i;

type Dialect = { delimiter: Delimiter; loose: boolean };

function dialectOf(text: string, hinted: string | undefined): Dialect {
  if (hinted) return { delimiter: hinted as Delimiter, loose: false };
  const strict = findDelimiter(text);
  if (strict) return { delimiter: strict, loose: false };
  return { delimiter: findDelimiter(text, true) ?? ",", loose: true };
}

function rowOf(record: string[], number: number, limits: ReaderLimits): TableRow | null {
  const filled = record.findLastIndex((text) => text.trim() !== "") + 1;
  if (filled === 0) return null;
  if (filled > limits.columns) throw new Refused("tooManyColumns", { row: number, max: limits.columns });
  const width = record.findLastIndex((text) => text !== "") + 1;
  const cells = record.slice(0, Math.min(width, limits.columns)).map((written, column): Cell => {
    const text = unguardText(written);
    if (text.length > limits.cell)
      throw new Refused("cellTooLong", { cell: cellAddress(column, number), max: limits.cell });
    return text === "" ? null : { kind: "text", text };
  });
  return { number, cells };
}

function parseRows(text: string, { delimiter, loose }: Dialect, above: number, limits: ReaderLimits) {
  const rows: TableRow[] = [];
  let uneven = 0;
  let width: number | undefined;
  parse(text, {
    delimiter,
    record_delimiter: RECORD_ENDS,
    relax_column_count: true,
    relax_quotes: loose,
    max_record_size: limits.columns * limits.cell,
    on_record: (record: string[], { records }: { records: number }) => {
      const row = rowOf(record, records + above, limits);
      if (!row) return null;
      width ??= record.length;
      if (record.length !== width) uneven += 1;
      rows.push(row);
      if (rows.length > limits.rows + 1 + limits.rowsAbove)
        throw new Refused("tooManyRows", { max: limits.rows });
      // What is kept stands in `rows`; the parser keeps nothing.
      return null;
    },
  });
  return { rows, uneven };
}

/** Why csv-parse gave up, as the person is told. */
function refusalOf(error: unknown, limits: ReaderLimits): unknown {
  const { code, lines } = error as { code?: string; lines?: number };
  if (code === "CSV_MAX_RECORD_SIZE" || code === "CSV_QUOTE_NOT_CLOSED")
    return new Refused("quoteNotClosed", { row: lines ?? 0 }, code);
  if (code?.startsWith("CSV_")) return new Refused("quoteNotClosed", { row: lines ?? 0 }, code);
  return error instanceof RangeError ? new Refused("cellTooLong", { cell: "", max: limits.cell }) : error;
}

/** Reads a text file of rows and cells (RFC 4180, and what programs of many countries make of it). */
export function readTextGrid(bytes: Buffer, { limits, sheet }: ReaderRequest): Grid {
  if (sheet !== undefined) throw new Refused("sheetMissing", { sheet: sheet.slice(0, 100) });
  const { text, encoding, guessed } = decodeText(bytes);
  if (text.trim() === "") throw new Refused("noCells");
  if (/^\s*<(!doctype|html|table|\?xml|head|body|meta)\b/i.test(text.slice(0, 500)))
    throw new Refused("webPage");
  const hint = HINT.exec(text);
  const body = hint ? text.slice(hint[0].length) : text;
  const dialect = dialectOf(body, hint?.[1]);
  const notes: TableNote[] = [];
  if (guessed) notes.push({ note: "encodingGuessed", detail: { encoding } });
  if (dialect.loose) notes.push({ note: "looseQuotes", detail: {} });
  try {
    const { rows, uneven } = parseRows(body, dialect, hint ? 1 : 0, limits);
    if (uneven > 0) notes.push({ note: "unevenRows", detail: { count: uneven } });
    return { rows, sheets: [], sheet: null, dateSystem: 1900, notes };
  } catch (error) {
    throw refusalOf(error, limits);
  }
}
