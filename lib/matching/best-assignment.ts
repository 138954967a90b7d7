import { type Costs, costWithout, solve } from "@/lib/matching/square-assignment";

/** A row and a column that may be paired, and what that is worth: above 0, more is better. */
export type PossiblePair = { row: number; column: number; worth: number };

/** The column a row is given, or null. `lead`: how much less is worth the best assignment that gives it another. */
export type AssignedRow = { column: number | null; lead: number };

/** More than all worths together, so that what is not possible is never chosen. */
const FORBIDDEN = 1e6;
/** Rows and columns of one group; so many that are all alike are for a person to sort, and would cost minutes. */
const MAX_GROUP = 400;

/** Groups of pairs that share no row and no column; each is solved alone, and most hold one pair. */
function components(pairs: readonly PossiblePair[]): PossiblePair[][] {
  const parent = new Map<string, string>();
  const rootOf = (node: string): string => {
    let root = node;
    while ((parent.get(root) ?? root) !== root) root = parent.get(root) ?? root;
    parent.set(node, root);
    return root;
  };
  for (const { row, column } of pairs) parent.set(rootOf(`r${row}`), rootOf(`c${column}`));
  const groups = Map.groupBy(pairs, ({ row }) => rootOf(`r${row}`));
  return [...groups.values()];
}

/** Each row also has a column of its own that means "none", and each column a row, both worth nothing. */
function costsOf(pairs: readonly PossiblePair[], rows: number[], columns: number[]): Costs {
  const size = rows.length + columns.length;
  const at = new Float64Array(size * size).fill(FORBIDDEN);
  const placeOfRow = new Map(rows.map((row, place) => [row, place]));
  const placeOfColumn = new Map(columns.map((column, place) => [column, place]));
  for (const { row, column, worth } of pairs) {
    at[(placeOfRow.get(row) ?? 0) * size + (placeOfColumn.get(column) ?? 0)] = -worth;
  }
  for (let row = 0; row < rows.length; row++) at[row * size + columns.length + row] = 0;
  for (let column = 0; column < columns.length; column++) {
    const spare = rows.length + column;
    at[spare * size + column] = 0;
    at.fill(0, spare * size + columns.length, (spare + 1) * size);
  }
  return { size, at };
}

function assignGroup(pairs: readonly PossiblePair[]): [number, AssignedRow][] {
  const rows = [...new Set(pairs.map(({ row }) => row))];
  const columns = [...new Set(pairs.map(({ column }) => column))];
  if (rows.length + columns.length > MAX_GROUP) return rows.map((row) => [row, { column: null, lead: 0 }]);
  const costs = costsOf(pairs, rows, columns);
  const solved = solve(costs);
  return rows.map((row, place) => {
    const at = solved.rowOf.indexOf(place);
    return [row, { column: columns[at] ?? null, lead: costWithout(at, FORBIDDEN, costs, solved) }];
  });
}

/**
 * The one-to-one assignment with the highest total worth (Hungarian method, so that no order of input can do better).
 * Rows and columns may stay alone. A row's small `lead` says that the choice was nearly a toss. Rows without a
 * possible pair are not in the answer; those of a group too large to be told apart are given null without a lead.
 */
export function bestAssignment(pairs: readonly PossiblePair[]): Map<number, AssignedRow> {
  return new Map(components(pairs).flatMap(assignGroup));
}
