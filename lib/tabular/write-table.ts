import { stringify } from "csv-stringify/sync";
import exceljs from "exceljs";
import { guardText } from "@/lib/tabular/formula-guard";

/**
 * A CSV file that Excel opens as it is: UTF-8 with a byte order mark, commas, every cell in quotes, lines ended by CR
 * LF. Cells that a spreadsheet program would run are made inert by `guardText`; our own reader takes that off again.
 * @throws Error on NUL, which no text file may hold
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  const records = [header, ...rows].map((cells) => cells.map(guardText));
  if (records.some((cells) => cells.some((text) => text.includes("\0")))) throw new Error("NUL in a cell");
  const text = stringify(records, {
    bom: true,
    quoted: true,
    quoted_empty: true,
    record_delimiter: "windows",
  });
  return new TextEncoder().encode(text);
}

/**
 * What XML cannot hold as a workbook writes it, _x0007_, and texts that look like that one step further
 * (ECMA-376 part 1, 22.9.2.19).
 */
export function escapeText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(
      /(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}/gu,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    );
}

export type WorkbookContent = {
  sheetName: string;
  header: readonly string[];
  rows: readonly (readonly string[])[];
  /** Whether the sheet begins at the right, as Arabic reads. */
  rightToLeft?: boolean;
  /** Widths of the columns in characters. */
  widths?: readonly number[];
};

/** Excel refuses these in names of sheets, and more than 31 characters. */
export const sheetNameOf = (name: string) =>
  name
    .replace(/[\\/*?:[\]]/g, " ")
    .replace(/^'+|'+$/g, "")
    .trim()
    .slice(0, 31);

/**
 * A workbook of one sheet. Every cell is typed as text, so nothing is run and no number loses its zeros; no apostrophe
 * is needed. The header is bold, stays in view, and filters.
 */
export async function writeXlsx(content: WorkbookContent): Promise<Uint8Array> {
  const { header, rows, rightToLeft = false, widths = [] } = content;
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(sheetNameOf(content.sheetName) || "1", {
    views: [{ state: "frozen", ySplit: 1, rightToLeft }],
  });
  header.forEach((_name, column) => {
    Object.assign(sheet.getColumn(column + 1), { numFmt: "@", width: widths[column] ?? 20 });
  });
  for (const cells of [header, ...rows]) {
    sheet.addRow(cells.map((text) => (text === "" ? null : escapeText(text))));
  }
  sheet.getRow(1).font = { bold: true };
  if (header.length > 0) {
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: header.length } };
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
