import { cellAddress, parseAddress } from "./cell-address.ts";
import type { ReaderLimits } from "./protocol.ts";
import { type Attributes, isTrue, readXml } from "./read-xml.ts";
import { Refused } from "./refused.ts";

/** A cell as written: `type` and `style` are the attributes t and s, `value` the text of v or is. */
export type RawCell = { column: number; type: string; style: number; value: string; formula: boolean };
export type RawRow = { number: number; hidden: boolean; cells: RawCell[] };
export type RawSheet = {
  rows: RawRow[];
  merged: string[];
  formulasWithoutResult: number;
  hiddenColumns: [from: number, to: number][];
};

const damaged = (reason: string) => new Refused("damaged", {}, reason);

/**
 * Reads a sheet as it is unpacked and keeps what holds a value. It goes by the rows and cells that are there; the
 * sheet's own word on its size is not asked.
 * @throws Refused tooManyRows or tooManyColumns as soon as one too many has come; the rest is never unpacked
 */
export async function readSheet(chunks: AsyncIterable<Buffer>, limits: ReaderLimits): Promise<RawSheet> {
  const sheet: RawSheet = { rows: [], merged: [], formulasWithoutResult: 0, hiddenColumns: [] };
  let row: RawRow = { number: 0, hidden: false, cells: [] };
  let cell: RawCell | undefined;
  let column = -1;
  let inValue = false;
  let inReading = false;

  function openRow({ r, hidden }: Attributes): void {
    const number = r === undefined ? row.number + 1 : Number(r);
    if (!parseAddress(`A${number}`) || number <= row.number) throw damaged("rows out of order");
    row = { number, hidden: isTrue(hidden), cells: [] };
    column = -1;
  }

  function openCell({ r, t, s }: Attributes): void {
    const place = r === undefined ? { column: column + 1, row: row.number } : parseAddress(r);
    if (!place || place.row !== row.number || place.column <= column) throw damaged("cells out of order");
    column = place.column;
    cell = { column, type: t ?? "n", style: Number(s ?? 0), value: "", formula: false };
  }

  function closeCell(): void {
    if (!cell) return;
    if (cell.value === "" && cell.formula) sheet.formulasWithoutResult += 1;
    if (cell.value !== "") {
      if (column >= limits.columns)
        throw new Refused("tooManyColumns", { row: row.number, max: limits.columns });
      row.cells.push(cell);
    }
    cell = undefined;
  }

  function closeRow(): void {
    if (row.cells.length === 0) return;
    sheet.rows.push(row);
    // One row more for the header; titles above it are counted once the header is known.
    if (sheet.rows.length > limits.rows + 1 + limits.rowsAbove)
      throw new Refused("tooManyRows", { max: limits.rows });
  }

  await readXml(chunks, {
    open: (name, attributes) => {
      if (name === "row") openRow(attributes);
      else if (name === "c") openCell(attributes);
      else if (name === "f" && cell) cell.formula = true;
      else if (name === "v" || name === "t") inValue = cell !== undefined;
      else if (name === "rPh") inReading = true;
      else if (name === "mergeCell") sheet.merged.push(attributes.ref ?? "");
      else if (name === "col" && isTrue(attributes.hidden))
        sheet.hiddenColumns.push([Number(attributes.min) - 1, Number(attributes.max) - 1]);
    },
    text: (text) => {
      if (!inValue || inReading || !cell) return;
      cell.value += text;
      // Escapes take seven units for one, so what is longer than this is too long for certain.
      if (cell.value.length > limits.cell * 7)
        throw new Refused("cellTooLong", { cell: cellAddress(column, row.number), max: limits.cell });
    },
    close: (name) => {
      if (name === "v" || name === "t") inValue = false;
      else if (name === "rPh") inReading = false;
      else if (name === "c") closeCell();
      else if (name === "row") closeRow();
    },
  });
  return sheet;
}
