import { once } from "node:events";
import { PassThrough, type Readable } from "node:stream";
import { stringify } from "csv-stringify/sync";
import exceljs from "exceljs";
import { guardText } from "@/lib/tabular/formula-guard";
import { escapeText, sheetNameOf } from "@/lib/tabular/write-table";

/** A table whose rows come a page at a time, so that a hundred thousand need no more memory than one page. */
export type StreamedTable = {
  sheetName: string;
  header: readonly string[];
  pages: AsyncIterable<readonly (readonly string[])[]>;
  /** Whether the sheet begins at the right, as Arabic reads. */
  rightToLeft: boolean;
};

const csvOf = (rows: readonly (readonly string[])[], bom: boolean) =>
  Buffer.from(
    stringify(
      rows.map((cells) => cells.map((text) => guardText(text.replaceAll("\0", "")))),
      { bom, quoted: true, quoted_empty: true, record_delimiter: "windows" },
    ),
  );

/** The table as CSV, of the form that `writeCsv` gives. */
export async function* streamCsv({ header, pages }: StreamedTable): AsyncGenerator<Uint8Array> {
  yield csvOf([header], true);
  for await (const rows of pages) yield csvOf(rows, false);
}

async function fill(table: StreamedTable, output: PassThrough): Promise<void> {
  const { sheetName, header, pages, rightToLeft } = table;
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true });
  const sheet = workbook.addWorksheet(sheetNameOf(sheetName) || "1", {
    views: [{ state: "frozen", ySplit: 1, rightToLeft }],
  });
  sheet.columns = header.map(() => ({ width: 20, style: { numFmt: "@" } }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: header.length } };
  const add = (cells: readonly string[]) =>
    sheet.addRow(cells.map((text) => (text === "" ? null : escapeText(text))));
  const top = add(header);
  top.font = { bold: true };
  top.commit();
  for await (const rows of pages) {
    for (const cells of rows) add(cells).commit();
    // What is written faster than it is taken away would pile up.
    if (output.writableNeedDrain) await once(output, "drain");
  }
  await workbook.commit();
}

/** The table as a workbook of one sheet, every cell typed as text, of the form that `writeXlsx` gives. */
export function streamXlsx(table: StreamedTable): Readable {
  const output = new PassThrough();
  fill(table, output).catch((error: unknown) => output.destroy(error as Error));
  return output;
}
