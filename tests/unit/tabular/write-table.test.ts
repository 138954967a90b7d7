import exceljs from "exceljs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guardText, unguardText } from "@/lib/tabular/formula-guard";
import { writeCsv, writeXlsx } from "@/lib/tabular/write-table";

const FORMULAS = [
  "=1+1",
  "+992931234567",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "＝1",
  "＋1",
  '=cmd|"/c calc"!A1',
];

describe("formulas are inert", () => {
  test.each(FORMULAS)("in CSV: %j", (formula) => {
    expect(guardText(formula)).toBe(`'${formula}`);
    expect(unguardText(`'${formula}`)).toBe(formula);
  });

  test("honest texts stay as they are", () => {
    for (const text of ["Karimov", "O'Neil", "'Abd al-Rahman", "", "a=b", "1-2"]) {
      expect(guardText(text)).toBe(text);
      expect(unguardText(text)).toBe(text);
    }
  });

  test("the guard comes off as it went on, for any text, and none begins with what runs", () => {
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom("'", "=", "+", "a"), { maxLength: 6 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (written) => {
        expect(unguardText(guardText(written))).toBe(written);
        expect(guardText(written)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
      { numRuns: 1000 },
    );
  });

  test("in XLSX, as cells of text without any prefix", async () => {
    const bytes = await writeXlsx({ sheetName: "x", header: ["Text"], rows: FORMULAS.map((text) => [text]) });
    const book = new exceljs.Workbook();
    await book.xlsx.load(Buffer.from(bytes) as unknown as exceljs.Buffer);
    book.worksheets[0]?.eachRow((row) => {
      expect(row.getCell(1).type).toBe(exceljs.ValueType.String);
      expect(row.getCell(1).numFmt).toBe("@");
    });
  });
});

describe("files for people", () => {
  test("CSV has a byte order mark, quotes, and ends of lines as Excel wants them", () => {
    const text = Buffer.from(writeCsv(["Name", "Phone"], [['Karimov "Bek"', "+992"]])).toString("utf8");
    expect(text).toBe('\uFEFF"Name","Phone"\r\n"Karimov ""Bek""","\'+992"\r\n');
    expect(() => writeCsv(["a"], [["\0"]])).toThrow();
  });

  test("a workbook's header is bold, stays in view and filters; Arabic begins at the right", async () => {
    const bytes = await writeXlsx({
      sheetName: "'List: [all]/persons of the conference'",
      header: ["Name", "Post"],
      rows: [["Karimov", "Adviser"]],
      rightToLeft: true,
      widths: [30],
    });
    const book = new exceljs.Workbook();
    await book.xlsx.load(Buffer.from(bytes) as unknown as exceljs.Buffer);
    const [sheet] = book.worksheets;
    expect(sheet?.name).toMatch(/^List {2}/);
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 1, rightToLeft: true });
    expect(sheet?.getRow(1).font?.bold).toBe(true);
    expect(sheet?.getColumn(1).width).toBe(30);
    expect(sheet?.autoFilter).toBe("A1:B2");
  });
});
