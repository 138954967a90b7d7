import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AssignedRow, bestAssignment, type PossiblePair } from "@/lib/matching/best-assignment";

/** The best total by trying everything; `without` forbids what a row was given. */
function bestTotal(
  pairs: readonly PossiblePair[],
  rows: readonly number[],
  without?: { row: number; column: number | null },
  used: readonly number[] = [],
): number {
  const [row, ...rest] = rows;
  if (row === undefined) return 0;
  const isForbidden = (column: number | null) => without?.row === row && without.column === column;
  const alone = isForbidden(null) ? Number.NEGATIVE_INFINITY : bestTotal(pairs, rest, without, used);
  const taken = pairs
    .filter((pair) => pair.row === row && !used.includes(pair.column) && !isForbidden(pair.column))
    .map(({ column, worth }) => worth + bestTotal(pairs, rest, without, [...used, column]));
  return Math.max(alone, ...taken);
}

const worthOf = (pairs: readonly PossiblePair[], given: Map<number, AssignedRow>) =>
  [...given].reduce((sum, [row, { column }]) => {
    return sum + (pairs.find((pair) => pair.row === row && pair.column === column)?.worth ?? 0);
  }, 0);

const grids = fc
  .uniqueArray(fc.record({ row: fc.nat(4), column: fc.nat(4), worth: fc.integer({ min: 1, max: 20 }) }), {
    selector: ({ row, column }) => `${row} ${column}`,
    maxLength: 14,
  })
  .map((pairs) => pairs.map((pair) => ({ ...pair, worth: pair.worth / 20 })));

describe("the best assignment", () => {
  it("is the best there is, one to one, among the pairs that may be", () => {
    fc.assert(
      fc.property(grids, (pairs) => {
        const given = bestAssignment(pairs);
        const rows = [...new Set(pairs.map(({ row }) => row))];
        expect([...given.keys()].toSorted()).toEqual(rows.toSorted());
        const columns = [...given.values()].flatMap(({ column }) => column ?? []);
        expect(new Set(columns).size).toBe(columns.length);
        for (const [row, { column }] of given) {
          if (column !== null)
            expect(pairs.some((pair) => pair.row === row && pair.column === column)).toBe(true);
        }
        expect(worthOf(pairs, given)).toBeCloseTo(bestTotal(pairs, rows), 9);
      }),
      { numRuns: 400 },
    );
  });

  it("knows by how much each row's choice leads", () => {
    fc.assert(
      fc.property(grids, (pairs) => {
        const given = bestAssignment(pairs);
        const rows = [...given.keys()];
        const best = bestTotal(pairs, rows);
        for (const [row, { column, lead }] of given) {
          const next = bestTotal(pairs, rows, { row, column });
          if (Number.isFinite(next)) expect(lead).toBeCloseTo(best - next, 9);
          else expect(lead).toBeGreaterThan(1000);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("gives up the nearest pair where both are better served otherwise", () => {
    const pairs = [
      { row: 0, column: 0, worth: 0.9 },
      { row: 0, column: 1, worth: 0.85 },
      { row: 1, column: 0, worth: 0.88 },
    ];
    const given = bestAssignment(pairs);
    expect([given.get(0)?.column, given.get(1)?.column]).toEqual([1, 0]);
  });

  it("calls a tie a tie", () => {
    const pairs = [0, 1].flatMap((row) => [0, 1].map((column) => ({ row, column, worth: 0.8 })));
    expect([...bestAssignment(pairs).values()].map(({ lead }) => lead)).toEqual([0, 0]);
    expect(bestAssignment([])).toEqual(new Map());
  });
});
