import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTable } from "@/lib/tabular/read-table";
import { writeCsv, writeXlsx } from "@/lib/tabular/write-table";

const HEADER = ["Key", "First", "Second"];

/** Any text: letters of all planes, and what hurts: formulas, quotes, delimiters, escapes, ends of lines, blanks. */
const anyText = (nul: boolean) =>
  fc
    .oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            ..."=+-@'\";,|\t\r\n _x0041_{}<>&\u0001\u0085\uFEFF\uFFFE＝٣ҷ",
            "_x005F_",
            "_x0041_",
            "sep=;",
            "\r\n",
            "+992931234567",
          ),
          { maxLength: 12 },
        )
        .map((parts) => parts.join("")),
    )
    .map((text) => (nul ? text : text.replaceAll("\0", "")));

const anyRows = (nul: boolean) =>
  fc.array(fc.tuple(anyText(nul), anyText(nul)), { minLength: 1, maxLength: 40 });

async function readBack(bytes: Uint8Array): Promise<string[][]> {
  const result = await readTable(bytes, { knownHeaders: HEADER });
  if (!result.ok) throw new Error(`refused: ${result.problem} ${JSON.stringify(result.detail)}`);
  expect(result.table.header).toEqual(HEADER);
  return result.table.rows.map(({ cells }) =>
    cells.map((cell) => {
      if (cell !== null && cell.kind !== "text") throw new Error(`a ${cell.kind}`);
      return cell?.text ?? "";
    }),
  );
}

describe("what is written is read back, whatever the text", () => {
  test("as CSV", async () => {
    await fc.assert(
      fc.asyncProperty(anyRows(false), async (pairs) => {
        const rows = pairs.map(([first, second], at) => [`k${at}`, first, second]);
        expect(await readBack(writeCsv(HEADER, rows))).toEqual(rows);
      }),
      { numRuns: 20 },
    );
  });

  test("as XLSX", async () => {
    await fc.assert(
      fc.asyncProperty(anyRows(true), async (pairs) => {
        const rows = pairs.map(([first, second], at) => [`k${at}`, first, second]);
        expect(await readBack(await writeXlsx({ sheetName: "Delegates", header: HEADER, rows }))).toEqual(
          rows,
        );
      }),
      { numRuns: 20 },
    );
  });
});
