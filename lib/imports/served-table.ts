import type { FileToServe } from "@/lib/documents/queries";
import { directionOf, type Locale } from "@/lib/i18n/config";
import type { REPORT_FORMATS } from "@/lib/imports/schema";
import { writeCsv, writeXlsx } from "@/lib/tabular/write-table";

type TableFile = {
  /** Without its ending. */
  name: string;
  format: (typeof REPORT_FORMATS)[number];
  locale: Locale;
  header: readonly string[];
  rows: readonly (readonly string[])[];
};

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A table as a file to download, inert in every spreadsheet program. */
export async function servedTable({ name, format, locale, header, rows }: TableFile): Promise<FileToServe> {
  const bytes =
    format === "csv"
      ? writeCsv(header, rows)
      : await writeXlsx({ sheetName: name, header, rows, rightToLeft: directionOf(locale) === "rtl" });
  const mediaType = format === "csv" ? "text/csv; charset=utf-8" : XLSX;
  const stream = new Blob([new Uint8Array(bytes)]).stream();
  return { mediaType, byteSize: bytes.byteLength, name: `${name}.${format}`, stream };
}
