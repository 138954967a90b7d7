import { describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/i18n/config";
import { loadNamespace } from "@/lib/i18n/load-messages";
import { CELL_PROBLEMS } from "@/lib/tabular/cell-result";
import { TABLE_NOTES, TABLE_PROBLEMS } from "@/lib/tabular/table";

describe("each problem and note has its words, and no words are left over", () => {
  test.each(LOCALES)("%s", (locale) => {
    const { problems, notes, cells } = loadNamespace(locale, "tables");
    expect(Object.keys(problems ?? {}).toSorted()).toEqual(TABLE_PROBLEMS.toSorted());
    expect(Object.keys(notes ?? {}).toSorted()).toEqual(TABLE_NOTES.toSorted());
    expect(Object.keys(cells ?? {}).toSorted()).toEqual(CELL_PROBLEMS.toSorted());
  });
});
