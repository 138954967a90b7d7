/** A square matrix of costs, row by row; each row is to be given one column. */
export type Costs = { size: number; at: Float64Array };

/** A cheapest assignment (each column's row) with the potentials that prove it. */
export type Solved = { rowOf: Int32Array; ofRows: Float64Array; ofColumns: Float64Array };

const get = (values: ArrayLike<number>, index: number) => values[index] ?? 0;

/** What one search knows of each column: how near it is, from which column it was reached, and whether it is done. */
type Reach = { slack: Float64Array; before: Int32Array; isDone: Uint8Array };

/** Looks from a row, reached by way of a column, at all columns that are not done, and tells the nearest. */
function nearestFrom(row: number, by: number, { size, at }: Costs, solved: Solved, reach: Reach): number {
  let nearest = -1;
  for (let column = 0; column < size; column++) {
    if (reach.isDone[column]) continue;
    const reduced = get(at, row * size + column) - get(solved.ofRows, row) - get(solved.ofColumns, column);
    if (reduced < get(reach.slack, column)) {
      reach.slack[column] = reduced;
      reach.before[column] = by;
    }
    if (nearest < 0 || get(reach.slack, column) < get(reach.slack, nearest)) nearest = column;
  }
  return nearest;
}

/** Raises the potentials so that one more column costs nothing more to reach. */
function raise(step: number, start: number, done: readonly number[], solved: Solved, reach: Reach): void {
  solved.ofRows[start] = get(solved.ofRows, start) + step;
  for (const column of done) {
    const row = get(solved.rowOf, column);
    solved.ofRows[row] = get(solved.ofRows, row) + step;
    solved.ofColumns[column] = get(solved.ofColumns, column) - step;
  }
  for (const [column, slack] of reach.slack.entries()) {
    if (!reach.isDone[column]) reach.slack[column] = slack - step;
  }
}

/** Gives a free row a column, by the cheapest path of changes among the others (the Hungarian method's one step). */
function giveColumn(start: number, costs: Costs, solved: Solved): void {
  const { rowOf } = solved;
  const reach: Reach = {
    slack: new Float64Array(costs.size).fill(Number.POSITIVE_INFINITY),
    before: new Int32Array(costs.size).fill(-1),
    isDone: new Uint8Array(costs.size),
  };
  const done: number[] = [];
  let row = start;
  let reached = -1;
  while (row >= 0) {
    reached = nearestFrom(row, reached, costs, solved, reach);
    raise(get(reach.slack, reached), start, done, solved, reach);
    reach.isDone[reached] = 1;
    row = get(rowOf, reached);
    if (row >= 0) done.push(reached);
  }
  for (let column = reached; column >= 0; column = get(reach.before, column)) {
    const previous = get(reach.before, column);
    rowOf[column] = previous < 0 ? start : get(rowOf, previous);
  }
}

/** The cheapest assignment of a square matrix, by the Hungarian method: time grows with the cube of its size. */
export function solve(costs: Costs): Solved {
  const { size } = costs;
  const solved = {
    rowOf: new Int32Array(size).fill(-1),
    ofRows: new Float64Array(size),
    ofColumns: new Float64Array(size),
  };
  for (let row = 0; row < size; row++) giveColumn(row, costs, solved);
  return solved;
}

/** What an assignment costs. */
export function total({ size, at }: Costs, { rowOf }: Solved): number {
  return rowOf.reduce((sum, row, column) => sum + get(at, row * size + column), 0);
}

/** How much more the cheapest assignment costs in which this column's pair is forbidden. Quadratic in the size. */
export function costWithout(column: number, forbidden: number, costs: Costs, solved: Solved): number {
  const row = get(solved.rowOf, column);
  const at = costs.at.slice();
  at[row * costs.size + column] = forbidden;
  const changed = {
    rowOf: solved.rowOf.slice(),
    ofRows: solved.ofRows.slice(),
    ofColumns: solved.ofColumns.slice(),
  };
  changed.rowOf[column] = -1;
  const other = { size: costs.size, at };
  giveColumn(row, other, changed);
  return total(other, changed) - total(costs, solved);
}
