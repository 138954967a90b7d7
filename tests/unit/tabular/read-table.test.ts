import exceljs from "exceljs";
import { describe, expect, test } from "vitest";
import { readTable } from "@/lib/tabular/read-table";
import type { Cell, Table, TableNoteName } from "@/lib/tabular/table";
import { sheetData, workbookParts, zipFile } from "./zip-file";

const KNOWN = ["Family name", "Given names", "Passport No.", "Date of birth", "Фамилия", "Имя"];

type Options = Parameters<typeof readTable>[1];
async function tableOf(bytes: Uint8Array, options: Options = { knownHeaders: KNOWN }): Promise<Table> {
  const result = await readTable(bytes, options);
  if (!result.ok) throw new Error(`refused: ${result.problem}`);
  return result.table;
}

const shown = (cell: Cell) => (cell?.kind === "text" ? cell.text : cell);
const rowsOf = (table: Table) => table.rows.map(({ number, cells }) => [number, ...cells.map(shown)]);
const noteOf = (table: Table, name: TableNoteName) => table.notes.find(({ note }) => note === name)?.detail;

async function workbook(
  fill: (sheet: exceljs.Worksheet, book: exceljs.Workbook) => void,
): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  fill(book.addWorksheet("Delegates"), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe("cells of a workbook", () => {
  test("are told apart by what they hold", async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow([
        "Family name",
        "Given names",
        "Passport No.",
        "Date of birth",
        "VIP",
        "Mail",
        "Sum",
        "Broken",
      ]);
      const row = sheet.addRow(["Karimov", "", 400000001, new Date(Date.UTC(1969, 5, 14)), true]);
      row.getCell(2).value = { richText: [{ text: "Bah", font: { bold: true } }, { text: "rom" }] };
      row.getCell(6).value = { text: "b@example.org", hyperlink: "mailto:evil@example.org" };
      row.getCell(7).value = { formula: 'HYPERLINK("http://evil.example","x")&"1"', result: "x1" };
      row.getCell(8).value = { error: "#REF!" };
    });
    const table = await tableOf(bytes);
    expect(table.rows[0]?.cells).toEqual([
      { kind: "text", text: "Karimov" },
      { kind: "text", text: "Bahrom" },
      { kind: "number", value: 400000001 },
      { kind: "date", isoDate: "1969-06-14" },
      { kind: "boolean", value: true },
      { kind: "text", text: "b@example.org" },
      { kind: "text", text: "x1" },
      { kind: "error", code: "#REF!" },
    ]);
    expect(noteOf(table, "formulas")).toEqual({ count: 1, cell: "G2" });
    expect(noteOf(table, "errorCells")).toEqual({ count: 1, cell: "H2" });
  });

  test("count days from 1904 where the workbook does", async () => {
    const bytes = await workbook((sheet, book) => {
      book.properties.date1904 = true;
      sheet.addRow(["Family name", "Date of birth"]);
      sheet.addRow(["Karimov", new Date(Date.UTC(1969, 5, 14))]);
    });
    const table = await tableOf(bytes);
    expect(table.dateSystem).toBe(1904);
    expect(table.rows[0]?.cells[1]).toEqual({ kind: "date", isoDate: "1969-06-14" });
  });

  test("without their result are empty, and said to be", async () => {
    const sheet = `<sheetData><row><c t="str"><v>Family name</v></c><c t="str"><v>Given names</v></c></row>
      <row><c t="str"><v>Karimov</v></c><c><f>A2</f></c></row></sheetData>`;
    const table = await tableOf(zipFile(workbookParts({ sheet })));
    expect(rowsOf(table)).toEqual([[2, "Karimov", null]]);
    expect(noteOf(table, "formulasWithoutResult")).toEqual({ count: 1 });
  });

  test("are read where the writer puts a prefix before every name", async () => {
    const parts = workbookParts({
      sheet: sheetData([
        ["Family name", "Given names"],
        ["Karimov", "Bahrom"],
      ]),
    });
    const prefixed = parts.map((part) => ({
      ...part,
      content: /sheet1|workbook\.xml$/.test(part.name)
        ? String(part.content).replace(/<(\/?)(?=[a-z])/g, "<$1x:")
        : part.content,
    }));
    expect(rowsOf(await tableOf(zipFile(prefixed)))).toEqual([[2, "Karimov", "Bahrom"]]);
  });
});

describe("a sheet as people make it", () => {
  test("titles and group names above the header are passed over, blank rows too, and numbers stay", async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(["Delegation of Tajikistan"]);
      sheet.mergeCells("A1:D1");
      sheet.addRow([]);
      sheet.addRow(["Name", "", "Document", ""]);
      sheet.addRow(["Family name *", "Given names (all)", "PASSPORT №", "Date of birth"]);
      sheet.addRow([]);
      sheet.addRow(["Karimov", "Bahrom", "400000001"]);
      sheet.addRow(["  "]);
      sheet.addRow(["Mirzoeva", "Nigina", "400000002"]);
    });
    const table = await tableOf(bytes);
    expect(table.header).toEqual(["Family name *", "Given names (all)", "PASSPORT №", "Date of birth"]);
    expect(rowsOf(table)).toEqual([
      [6, "Karimov", "Bahrom", "400000001", null],
      [8, "Mirzoeva", "Nigina", "400000002", null],
    ]);
    expect(noteOf(table, "rowsAboveHeader")).toEqual({ count: 2, row: 4 });
    expect(noteOf(table, "mergedCells")).toEqual({ count: 1, cell: "A1" });
  });

  test("a header in a second language, or repeated on each page, is no person", async () => {
    const text =
      "Family name,Given names\nФамилия,Имя\nKarimov,Bahrom\nFamily name,Given names\nMirzoeva,Nigina\n";
    const table = await tableOf(Buffer.from(text));
    expect(rowsOf(table).map(([number]) => number)).toEqual([3, 5]);
    expect(noteOf(table, "repeatedHeader")).toEqual({ count: 2, row: 2 });
  });

  test("of merged cells the first one counts, whatever hides below", async () => {
    const rows = [
      ["Family name", "Given names"],
      ["Karimov", "Bahrom"],
      ["HIDDEN", "Nigina"],
    ];
    const sheet = `${sheetData(rows)}<mergeCells><mergeCell ref="A2:A3"/></mergeCells>`;
    expect(rowsOf(await tableOf(zipFile(workbookParts({ sheet }))))).toEqual([
      [2, "Karimov", "Bahrom"],
      [3, null, "Nigina"],
    ]);
  });

  test("hidden sheets, rows and columns are never read in silence", async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.state = "hidden";
      sheet.addRows([
        ["Family name", "Given names"],
        ["Secret", "List"],
      ]);
      const second = book.addWorksheet("Shown");
      second.addRows([
        ["Family name", "Given names"],
        ["Karimov", "Bahrom"],
      ]);
      second.getRow(2).hidden = true;
      second.getColumn(2).hidden = true;
      book.addWorksheet("Another");
    });
    const table = await tableOf(bytes);
    expect(table.sheet).toBe("Shown");
    expect(table.sheets.map(({ hidden }) => hidden)).toEqual([true, false, false]);
    expect(rowsOf(table)).toEqual([[2, "Karimov", "Bahrom"]]);
    for (const name of ["hiddenSheets", "hiddenRows", "hiddenColumns"] as const) {
      expect(noteOf(table, name)).toEqual({ count: 1 });
    }
    expect(noteOf(table, "otherSheets")).toEqual({ count: 1, sheet: "Shown" });
    const asked = await tableOf(bytes, { sheet: "Delegates", knownHeaders: KNOWN });
    expect(noteOf(asked, "hiddenSheetRead")).toEqual({ count: 1, sheet: "Delegates" });
    expect(await readTable(bytes, { sheet: "Nowhere" })).toMatchObject({ problem: "sheetMissing" });
  });

  test("a column named twice is refused by its name", async () => {
    const text = Buffer.from("Family name,Given names,FAMILY_NAME\nKarimov,Bahrom,Karimov\n");
    const detail = { column: "FAMILY_NAME" };
    expect(await readTable(text)).toEqual({ ok: false, problem: "columnTwice", detail });
  });

  test("a header alone is no table; a column without a name is kept and told", async () => {
    expect(await readTable(Buffer.from("Family name,Given names\n"))).toMatchObject({ problem: "noRows" });
    const table = await tableOf(Buffer.from("Family name,Given names\nKarimov,Bahrom,tall\n"));
    expect(table.header).toEqual(["Family name", "Given names", ""]);
    expect(noteOf(table, "columnWithoutName")).toEqual({ column: 3 });
    expect(noteOf(table, "unevenRows")).toEqual({ count: 1 });
  });
});

const TEXT = "Фамилия;Имя\r\nКаримов;Бахром\r\nМирзоева;Нигина\r\n";
const NAMES = [
  [2, "Каримов", "Бахром"],
  [3, "Мирзоева", "Нигина"],
];
/** Russian letters stand in one row in this code page. */
const windows1251 = (text: string) =>
  Buffer.from(
    [...text].map((letter) => (/[А-я]/.test(letter) ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0))),
  );
const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();
const BOM = "\uFEFF";

describe("text files", () => {
  test.each<[string, Buffer, string | undefined]>([
    ["UTF-8", Buffer.from(TEXT), undefined],
    ["UTF-8 with mark", Buffer.from(BOM + TEXT), undefined],
    ["UTF-16 with mark", Buffer.from(BOM + TEXT, "utf16le"), undefined],
    ["UTF-16, the other order, with mark", utf16be(BOM + TEXT), undefined],
    ["UTF-16 without mark", Buffer.from(TEXT, "utf16le"), "utf-16le"],
    ["UTF-16, the other order, without mark", utf16be(TEXT), "utf-16be"],
    ["Windows-1251", windows1251(TEXT), "windows-1251"],
  ])("%s", async (_name, bytes, encoding) => {
    const table = await tableOf(bytes);
    expect(rowsOf(table)).toEqual(NAMES);
    expect(noteOf(table, "encodingGuessed")).toEqual(encoding && { encoding });
  });

  test("Windows-1252 and Windows-1256, by what the words can be", async () => {
    const french = Buffer.from("Nom;Prénom\nLefèvre;Éléonore\nFrançois;Zoë\n", "latin1");
    expect(rowsOf(await tableOf(french))).toEqual([
      [2, "Lefèvre", "Éléonore"],
      [3, "François", "Zoë"],
    ]);
    const arabic = Buffer.concat([
      Buffer.from("Name;Note\n"),
      Buffer.from([0xe3, 0xcd, 0xe3, 0xcf, 0x3b, 0xc7, 0xe1, 0xda, 0xd1, 0xc8, 0xed, 0xc9, 0x0a]),
    ]);
    expect(rowsOf(await tableOf(arabic))).toEqual([[2, "محمد", "العربية"]]);
  });

  test.each([
    ["comma", ","],
    ["semicolon", ";"],
    ["tab", "\t"],
    ["bar", "|"],
  ])("with a %s, and the other delimiters in the cells", async (_name, delimiter) => {
    const line = (cells: string[]) => cells.map((text) => `"${text}"`).join(delimiter);
    const text = [
      line(["Family name", "Post, or; other"]),
      line(["Karimov", "Adviser, first | class"]),
      line(["Mirzoeva", "Head;\nof\tall"]),
    ].join("\n");
    expect(rowsOf(await tableOf(Buffer.from(text)))).toEqual([
      [2, "Karimov", "Adviser, first | class"],
      [3, "Mirzoeva", "Head;\nof\tall"],
    ]);
  });

  test("commas in every address do not part a file of semicolons", async () => {
    const text = "Family name;Address\nKarimov;Rudaki, 1\nMirzoeva;Somoni, 2\nRahimov;Aini, 3\n";
    expect((await tableOf(Buffer.from(text))).header).toEqual(["Family name", "Address"]);
  });

  test("Excel's hint of the delimiter is obeyed and counted as a row", async () => {
    const table = await tableOf(Buffer.from("sep=|\nFamily name|Given, names\nKarimov|Bahrom\n"));
    expect(rowsOf(table)).toEqual([[3, "Karimov", "Bahrom"]]);
  });

  test("loose quotes are taken as they stand, and said to be there", async () => {
    const table = await tableOf(Buffer.from('Family name,Given names\nKarimov "Bek",Bahrom\n'));
    expect(rowsOf(table)).toEqual([[2, 'Karimov "Bek"', "Bahrom"]]);
    expect(noteOf(table, "looseQuotes")).toEqual({});
  });

  test("our guard before a formula is taken off, other apostrophes stay", async () => {
    const table = await tableOf(Buffer.from("Phone,Name\n'+992931234567,'Abd\n''=1,O'Neil\n"));
    expect(rowsOf(table)).toEqual([
      [2, "+992931234567", "'Abd"],
      [3, "'=1", "O'Neil"],
    ]);
  });

  test("one column is a table too", async () => {
    expect(rowsOf(await tableOf(Buffer.from("Family name\nKarimov\n")))).toEqual([[2, "Karimov"]]);
  });
});
