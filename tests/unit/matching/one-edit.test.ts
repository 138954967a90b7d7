import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOneEditApart } from "@/lib/matching/one-edit";

/** Damerau–Levenshtein distance (optimal string alignment) by its table. */
function distance(one: string, other: string): number {
  const table: number[][] = [[...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i++) {
    const row: number[] = [i];
    for (let j = 1; j <= other.length; j++) {
      const above = table[i - 1] ?? [];
      const differs = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + differs);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwap) least = Math.min(least, (table[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(least);
    }
    table.push(row);
  }
  return table[one.length]?.[other.length] ?? 0;
}

describe("one slip of the pen", () => {
  it("is a distance of exactly one", () => {
    const word = fc.stringMatching(/^[abc]{0,6}$/);
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(isOneEditApart(one, other)).toBe(distance(one, other) === 1);
      }),
      { numRuns: 3000 },
    );
  });
});
