import { type CellResult, notTaken, taken } from "@/lib/tabular/cell-result";
import type { Cell } from "@/lib/tabular/table";
import { textCell } from "@/lib/tabular/text-cell";

/**
 * A cell as several texts: one a line or between semicolons; where there are neither, between commas (Arabic ones
 * too). Each is tidied as `textCell` does; empty ones and repetitions are dropped.
 * @param max most items allowed
 */
export function listCell(cell: Cell, max = 50): CellResult<string[]> {
  if (cell?.kind !== "text") {
    const single = textCell(cell);
    return single.ok ? taken(single.value === null ? null : [single.value]) : single;
  }
  const strong = /[;؛\n\r]/;
  const items: string[] = [];
  for (const part of cell.text.split(strong.test(cell.text) ? /[;؛\n\r]+/ : /[,،]+/)) {
    const item = textCell({ kind: "text", text: part });
    if (!item.ok) return item;
    if (item.value !== null && !items.includes(item.value)) items.push(item.value);
  }
  if (items.length > max) return notTaken("tooManyItems");
  return taken(items.length === 0 ? null : items);
}
