import { readXml } from "./read-xml.ts";

/** Formats that every spreadsheet program knows by number: those with a day or a year (ECMA-376 part 1, 18.8.30). */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Whether a number format shows a day or a year; quoted words, escaped letters and [brackets] are no format letters. */
export function showsDate(format: string): boolean {
  const letters = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  return !/general/i.test(letters) && /[dy]/i.test(letters);
}

/** Numbers of the cell styles that show a number as a date. */
export async function readDateStyles(chunks: AsyncIterable<Buffer>): Promise<Set<number>> {
  const custom = new Map<number, string>();
  const dates = new Set<number>();
  let inCells = false;
  let style = 0;
  await readXml(chunks, {
    open: (name, { numFmtId, formatCode }) => {
      const id = Number(numFmtId);
      if (name === "numFmt") custom.set(id, formatCode ?? "");
      if (name === "cellXfs") inCells = true;
      if (name !== "xf" || !inCells) return;
      const own = custom.get(id);
      if (own === undefined ? isBuiltInDate(id) : showsDate(own)) dates.add(style);
      style += 1;
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return dates;
}
