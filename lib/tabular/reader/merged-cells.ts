import type { TableRow } from "../table.ts";
import { parseAddress } from "./cell-address.ts";
import { Refused } from "./refused.ts";

/**
 * In a merged range only the first cell is seen, so only its value counts; what lies below it is dropped.
 * @throws Refused when ranges cover more than a sheet of this size holds: honest ones do not overlap
 */
export function dropCovered(rows: TableRow[], merged: readonly string[], columns: number): void {
  let covered = 0;
  for (const range of merged) {
    const [from, to] = range.split(":").map(parseAddress);
    if (!from || !to) continue;
    const lastColumn = Math.min(to.column, columns - 1);
    for (let at = firstFrom(rows, from.row); at < rows.length; at++) {
      const row = rows[at];
      if (!row || row.number > to.row) break;
      covered += Math.max(1, lastColumn - from.column + 1);
      if (covered > (rows.length + 1) * (columns + 1))
        throw new Refused("tooHeavy", {}, "merged ranges overlap");
      for (let column = from.column; column <= lastColumn; column++) {
        const first = row.number === from.row && column === from.column;
        if (!first && row.cells[column]) row.cells[column] = null;
      }
    }
  }
}

/** Where the rows from this number on begin; rows stand in order. */
function firstFrom(rows: readonly TableRow[], number: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
