import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareReadNames, PROBABLE } from "@/lib/matching/compare-names";
import { nameIndex } from "@/lib/matching/name-index";
import { readName } from "@/lib/matching/read-name";
import { misspelledLine, people } from "@/tests/unit/matching/names";

describe("the index of names", () => {
  it("loses nobody whom the comparison would call probable", () => {
    const read = people.map(readName);
    const near = nameIndex(read);
    let found = 0;
    fc.assert(
      fc.property(misspelledLine, (line) => {
        const name = readName(line);
        const places = near(name);
        for (const [place, other] of read.entries()) {
          if (compareReadNames(name, other).score < PROBABLE) continue;
          found += 1;
          expect(places).toContain(place);
        }
      }),
      { numRuns: 500 },
    );
    // The draws vary from run to run; that many probable pairs show that the property is not empty.
    expect(found).toBeGreaterThan(200);
  });

  it("gives at most 32, those who share most, however many bear the name", () => {
    const many = Array.from({ length: 200 }, (_, index) =>
      readName(index === 150 ? "KARIMOV, Jasur" : `KARIMOV, Sardor ${"abcdefghij"[index % 10]}`),
    );
    const near = nameIndex(many)(readName("Karimov Jasur"));
    expect(near).toHaveLength(32);
    expect(near[0]).toBe(150);
  });

  it("is quiet about names without a letter", () => {
    expect(nameIndex([readName(""), readName("123")])(readName("123"))).toEqual([]);
  });
});
