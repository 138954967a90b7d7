import { randomBytes } from "node:crypto";
import { deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { MAX_BYTES } from "@/lib/tabular/limits";
import { readTable } from "@/lib/tabular/read-table";
import type { ReaderLimits } from "@/lib/tabular/reader/protocol";
import { runReader } from "@/lib/tabular/reader/run-reader";
import type { TableProblem } from "@/lib/tabular/table";
import { sheetData, type WorkbookParts, workbookParts, zipFile } from "./zip-file";

const GOOD = sheetData([
  ["Name", "Post"],
  ["Karimov", "Adviser"],
]);
const workbook = (parts: Partial<WorkbookParts> = {}) => zipFile(workbookParts({ sheet: GOOD, ...parts }));
const extra = (name: string, content: Buffer | string = "x") => workbook({ extra: [{ name, content }] });
const cell = (inner: string) => workbook({ sheet: `<sheetData><row r="1">${inner}</row></sheetData>` });

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const oleWith = (name: string) =>
  Buffer.concat([OLE, Buffer.alloc(600), Buffer.from(name, "utf16le"), Buffer.alloc(400)]);

/** Twenty megabytes of nothing in twenty kilobytes. */
const ZEROS = deflateRawSync(Buffer.alloc(20 * 1024 * 1024));
const bomb = (name: string, claimedSize = 20 * 1024 * 1024) => ({
  name,
  content: "",
  deflated: ZEROS,
  claimedSize,
});

const HOSTILE: [string, () => Buffer, TableProblem][] = [
  ["nothing", () => Buffer.alloc(0), "fileEmpty"],
  ["white space", () => Buffer.from(" \r\n \r\n"), "noCells"],
  ["more than 10 MB", () => Buffer.alloc(MAX_BYTES + 1, 65), "fileTooLarge"],
  ["noise", () => Buffer.concat([Buffer.from([1, 0]), randomBytes(5000)]), "notSpreadsheet"],
  ["a PDF", () => Buffer.from("%PDF-1.7\nName,Post\n"), "notSpreadsheet"],
  ["a gzip file", () => gzipSync("Name,Post\nKarimov,Adviser\n".repeat(50)), "notSpreadsheet"],
  ["text with NUL", () => Buffer.from("Name,Post\nKarimov\0,Adviser\n"), "notSpreadsheet"],
  ["a web page as .xls", () => Buffer.from("\n<html><table><tr><td>Name</td></tr></table>"), "webPage"],
  ["XML as .xls", () => Buffer.from('<?xml version="1.0"?><Workbook/>'), "webPage"],
  ["an old Excel file", () => oleWith("Workbook"), "oldExcel"],
  ["an encrypted workbook", () => oleWith("EncryptedPackage"), "encrypted"],
  ["an old Word file", () => oleWith("WordDocument"), "notSpreadsheet"],
  ["a ZIP file of texts", () => zipFile([{ name: "a.txt", content: "a" }]), "notSpreadsheet"],
  ["an empty ZIP file", () => zipFile([]), "notSpreadsheet"],
  ["half a ZIP file", () => workbook().subarray(0, 300), "damaged"],
  ["the first bytes of a ZIP file", () => Buffer.from("PK\u0003\u0004", "latin1"), "damaged"],
  [
    "a Word file",
    () => workbook({ contentType: "application/vnd…wordprocessingml.document.main+xml" }),
    "notSpreadsheet",
  ],
  [
    "an OpenDocument sheet",
    () => zipFile([{ name: "mimetype", content: "application/vnd.oasis" }]),
    "openDocument",
  ],
  [
    "a binary workbook",
    () => workbook({ contentType: "application/vnd.ms-excel.sheet.binary.macroEnabled.main" }),
    "macros",
  ],
  [
    "a workbook with macros",
    () => workbook({ contentType: "application/vnd.ms-excel.sheet.macroEnabled.main+xml" }),
    "macros",
  ],
  ["macros under an honest type", () => extra("xl/vbaProject.bin"), "macros"],
  ["an embedded workbook", () => extra("xl/embeddings/Microsoft_Excel_Sheet1.xlsx"), "embeddedFiles"],
  ["a ZIP file in it, named as a picture", () => extra("xl/media/image1.png", workbook()), "embeddedFiles"],
  ["a part that comes twice", () => extra("xl/worksheets/sheet1.xml", "<worksheet/>"), "damaged"],
  [
    "a part that comes twice but for case",
    () => extra("XL/worksheets/SHEET1.xml", "<worksheet/>"),
    "damaged",
  ],
  ["a part outside the file", () => extra("../../etc/passwd"), "damaged"],
  ["a part from the root", () => extra("/etc/passwd"), "damaged"],
  [
    "a part that is encrypted",
    () => workbook({ extra: [{ name: "x.xml", content: "x", encrypted: true }] }),
    "encrypted",
  ],
  [
    "thousands of parts",
    () => workbook({ extra: Array.from({ length: 2100 }, (_, at) => ({ name: `p${at}`, content: "" })) }),
    "unpacksTooLarge",
  ],
  ["a bomb beside the sheet", () => workbook({ extra: [bomb("xl/media/image1.png")] }), "unpacksTooLarge"],
  [
    "a bomb that lies about its size",
    () => workbook({ extra: [bomb("xl/media/image1.png", 10)] }),
    "damaged",
  ],
  ["a bomb as table of contents", () => zipFile([bomb("[Content_Types].xml")]), "damaged"],
  [
    "six bombs of allowed ratio",
    () => {
      const noise = randomBytes(200_000);
      const parts = Array.from({ length: 6 }, (_, at) => bomb(`xl/media/${at}.png`));
      return workbook({
        extra: [
          { name: "xl/media/noise.png", content: noise },
          ...parts,
          { name: "n", content: randomBytes(800_000) },
        ],
      });
    },
    "unpacksTooLarge",
  ],
  [
    "entities that unfold",
    () =>
      workbook({
        sheet: `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>${GOOD}</worksheet>`,
      }),
    "damaged",
  ],
  [
    "an entity from elsewhere",
    () => workbook({ sheet: `<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>` }),
    "damaged",
  ],
  ["a sheet that is no XML", () => workbook({ sheet: "<sheetData><row>" }), "damaged"],
  [
    "a sheet that is no UTF-8",
    () =>
      zipFile(
        workbookParts({ sheet: "" }).map((part) =>
          part.name.endsWith("sheet1.xml")
            ? { ...part, content: Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]) }
            : part,
        ),
      ),
    "damaged",
  ],
  ["a text that is not there", () => cell('<c r="A1" t="s"><v>7</v></c>'), "damaged"],
  ["a text of no number", () => cell('<c r="A1" t="s"><v>__proto__</v></c>'), "damaged"],
  ["a number that is none", () => cell('<c r="A1"><v>12abc</v></c>'), "damaged"],
  ["a cell in another row", () => cell('<c r="A9"><v>1</v></c>'), "damaged"],
  ["a cell that comes twice", () => cell('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>'), "damaged"],
  [
    "a row beyond the last",
    () => workbook({ sheet: '<sheetData><row r="99999999"><c><v>1</v></c></row></sheetData>' }),
    "damaged",
  ],
  [
    "a sheet outside the file",
    () => workbook({ main: '<workbook><sheets><sheet name="S" r:id="zz"/></sheets></workbook>' }),
    "noCells",
  ],
  [
    "hidden sheets alone",
    () =>
      workbook({
        main: '<workbook><sheets><sheet name="S" state="veryHidden" r:id="b"/></sheets></workbook>',
      }),
    "onlyHiddenSheets",
  ],
  ["an empty sheet", () => workbook({ sheet: "<sheetData/>" }), "noCells"],
  [
    "merged ranges over everything",
    () =>
      workbook({
        sheet: `${GOOD}<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(5000)}</mergeCells>`,
      }),
    "tooHeavy",
  ],
  [
    "a row of 400 columns",
    () => workbook({ sheet: sheetData([["a", "b"], Array.from({ length: 400 }, (_, at) => String(at))]) }),
    "tooManyColumns",
  ],
  ["a value in the last column", () => cell('<c r="XFD1"><v>1</v></c>'), "tooManyColumns"],
  [
    "a cell of 2,001 characters",
    () => workbook({ sheet: sheetData([["a"], ["x".repeat(2001)]]) }),
    "cellTooLong",
  ],
  [
    "a cell of a million characters",
    () => workbook({ sheet: sheetData([["a"], ["x".repeat(1e6)]]) }),
    "cellTooLong",
  ],
  [
    "one text shared by everybody",
    () => {
      const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(60)}</row>`;
      return workbook({ sheet: `<sheetData>${row.repeat(9000)}</sheetData>`, strings: ["x".repeat(1999)] });
    },
    "unpacksTooLarge",
  ],
  ["text of 400 columns", () => Buffer.from(`a,b\n${"x,".repeat(399)}x\n`), "tooManyColumns"],
  ["text with a long cell", () => Buffer.from(`a,b\n1,${"x".repeat(2001)}\n`), "cellTooLong"],
  ["text with a quote never closed", () => Buffer.from('a,b\n"1,2\n3,4\n'), "quoteNotClosed"],
  ["text of quotes", () => Buffer.from(`a,b\n${'"'.repeat(200_001)}`), "quoteNotClosed"],
  [
    "UTF-8 with a broken letter",
    () =>
      Buffer.concat([
        Buffer.from("Ном;Вазифа\nКаримов;"),
        Buffer.from([0xd0, 0x3b]),
        Buffer.from("Мушовир\n"),
      ]),
    "encodingUnclear",
  ],
  ["UTF-16 with half a letter", () => Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x42]), "encodingUnclear"],
];

describe("files are refused, each with its own word", () => {
  test.each(HOSTILE)("%s", async (_name, make, problem) => {
    expect(await readTable(make())).toMatchObject({ ok: false, problem });
  });
});

/** A sheet of so many rows, packed small. */
const longSheet = (rows: number) =>
  workbook({
    sheet: `<dimension ref="A1:B2"/><sheetData><row><c t="str"><v>Key</v></c></row>${"<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(rows)}</sheetData>`,
  });

describe("long tables", () => {
  test("200,000 rows are refused as too many, whatever the sheet says of its size", async () => {
    const detail = { max: 10_000 };
    expect(await readTable(longSheet(200_000))).toEqual({ ok: false, problem: "tooManyRows", detail });
    expect(await readTable(Buffer.from("a,b\n".repeat(200_000)))).toEqual({
      ok: false,
      problem: "tooManyRows",
      detail,
    });
  });

  test("the rest of a long sheet is not even unpacked", async () => {
    // The end of this sheet is no XML: whoever reads that far finds it damaged.
    const rows = "<row><c><v>1</v></c></row>".repeat(50_000);
    const sheet = `<sheetData>${rows}</broken>`;
    expect(await readTable(workbook({ sheet }))).toMatchObject({ ok: false, problem: "tooManyRows" });
  });

  test("10,000 rows are read, and 10,001 are not", async () => {
    const text = (rows: number) => Buffer.from(`Name;Post\n${"Karimov;Adviser\n".repeat(rows)}`);
    const full = await readTable(text(10_000));
    expect(full.ok && full.table.rows.length).toBe(10_000);
    expect(await readTable(text(10_001))).toMatchObject({ problem: "tooManyRows" });
    const sheet = await readTable(longSheet(10_000));
    expect(sheet.ok && sheet.table.rows.at(-1)?.number).toBe(10_001);
  });

  test("a million empty rows are nothing", async () => {
    const blank = await readTable(Buffer.from(`Name\n${"\n".repeat(1_000_000)}Karimov\n`));
    expect(blank.ok && blank.table.rows).toEqual([
      { number: 1_000_002, cells: [{ kind: "text", text: "Karimov" }] },
    ]);
  });
});

describe("the reader's process", () => {
  test("is stopped when it takes too long", async () => {
    const answer = await runReader(longSheet(9_000), { wallClockMs: 1 });
    expect(answer).toMatchObject({ ok: false, problem: "tooHeavy", reason: "stopped" });
  });

  test("obeys the limits it is given", async () => {
    const limits: Partial<ReaderLimits> = { unpackedBytes: 500 };
    expect(await runReader(workbook(), { limits })).toMatchObject({ ok: false, problem: "unpacksTooLarge" });
  });

  test("that runs out of memory takes nothing along", async () => {
    const deep = workbook({ sheet: "<a>".repeat(12_000_000) });
    const answer = await runReader(deep, { limits: { ratio: 2000 } });
    expect(answer).toMatchObject({ ok: false, problem: "tooHeavy" });
    expect(await readTable(workbook())).toMatchObject({ ok: true });
  });
});
