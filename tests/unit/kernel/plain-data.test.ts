import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dataProblem } from "@/lib/plain-data";

describe("what an action may be called with", () => {
  test("any JSON value within the limit", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        expect(dataProblem(value, 1_000_000)).toBeUndefined();
      }),
    );
  });

  test("nothing larger, as near to JSON's own length as to bound it", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 0, max: 400 }), (value, limit) => {
        const length = JSON.stringify(value).length;
        if (dataProblem(value, limit) === undefined) expect(length).toBeLessThanOrEqual(limit * 6 + 64);
      }),
    );
    expect(dataProblem("x".repeat(70_000), 65_536)).toBe("tooLarge");
    expect(dataProblem(Array(20_000).fill("xx"), 65_536)).toBe("tooLarge");
    expect(dataProblem({ ["k".repeat(70_000)]: 1 }, 65_536)).toBe("tooLarge");
  });

  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  let deep: unknown = 1;
  for (let level = 0; level < 40; level += 1) deep = [deep];
  let ran = false;
  class Person {}

  test.each([
    ["a function", () => undefined],
    ["a function where JSON would call it", { toJSON: () => (ran = true) }],
    ["a promise", Promise.resolve(1)],
    ["a date", new Date()],
    ["a map", new Map([["a", 1]])],
    ["a file", new Blob(["x"])],
    ["a form", new FormData()],
    ["bytes", new Uint8Array(4)],
    ["a big integer", 1n],
    ["a symbol", Symbol("x")],
    ["a number that is none", Number.NaN],
    ["an instance", new Person()],
    ["too deep a nest", deep],
  ])("not %s", (_what, value) => {
    expect(dataProblem(value, 65_536)).toBe("notPlain");
    expect(dataProblem({ inside: [value] }, 65_536)).toBe("notPlain");
    expect(ran).toBe(false);
  });

  test("not what contains itself", () => {
    expect(dataProblem(cycle, 65_536)).toBe("notPlain");
    expect(dataProblem({ wide: Array(40_000).fill(0) }, 65_536)).toBe("tooLarge");
  });
});
