import { expect, test } from "vitest";
import {
  findEnvironmentReads,
  findForbidden,
  findNameless,
  findTooLong,
  lineCount,
} from "@/tests/support/text-rules";

const file = (text: string, path = "lib/badges/print.ts") => ({ path, text });

test("counts lines as an editor does", () => {
  expect(lineCount(file("a\nb\n"))).toBe(2);
  expect(lineCount(file("a\nb"))).toBe(2);
});

test("300 lines pass, 301 do not", () => {
  expect(findTooLong(file("x\n".repeat(300)))).toEqual([]);
  expect(findTooLong(file("x\n".repeat(301)))).toHaveLength(1);
});

test.each([
  "lib/badges/utils.ts",
  "lib/badges/index.ts",
  "lib/badges/types.ts",
  "lib/badges/PrintBadge.ts",
  "a/b_c.ts",
])("refuses the name %s", (path) => {
  expect(findNameless(file("", path))).toHaveLength(1);
});

test.each(["lib/badges/schema.ts", "lib/delegates/mrz.ts", "tests/unit/a-b.test.ts"])(
  "accepts the name %s",
  (path) => {
    expect(findNameless(file("", path))).toEqual([]);
  },
);

test("finds reads of the environment, apart from the name that the build replaces", () => {
  expect(findEnvironmentReads(file("const a = process.env.SECRET;"))).toHaveLength(1);
  expect(findEnvironmentReads(file(`if (process.env.NEXT_RUNTIME === "nodejs") start();`))).toEqual([]);
});

test.each([
  ["TO", "DO later"],
  ["@ts-", "expect-error"],
  ["biome-", "ignore lint"],
  ["<p style=", "{{ color }}>"],
  ["test.", "only('x')"],
])("finds %s%s", (start, end) => {
  expect(findForbidden(file(start + end))).toHaveLength(1);
});
