const LAST_COLUMN = 16_384;
const LAST_ROW = 1_048_576;

/** "C14" for column 2 (from 0) and row 14. */
export function cellAddress(column: number, row: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

/** Column (from 0) and row of an address such as "C14", or null when a sheet has no such cell. */
export function parseAddress(address: string): { column: number; row: number } | null {
  const found = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$/.exec(address.toUpperCase());
  if (!found) return null;
  const column = [...(found[1] ?? "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(found[2]);
  return column < LAST_COLUMN && row <= LAST_ROW ? { column, row } : null;
}
