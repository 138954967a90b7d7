import { randomBytes } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import exceljs from "exceljs";
import { createTranslator } from "next-intl";
import { beforeEach, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { LOCALES, type Locale } from "@/lib/i18n/config";
import { loadNamespace } from "@/lib/i18n/load-messages";
import { commitImport } from "@/lib/imports/commands/commit-import";
import { storedNotesSchema } from "@/lib/imports/schema";
import type { Detail } from "@/lib/tabular/table";
import { inviteState, objectsOnDisk } from "@/tests/integration/documents/fixture";
import { sheetData, workbookParts, zipFile } from "@/tests/unit/tabular/zip-file";
import { foundConference, member, previewed, toldRows, written } from "./fixture";

let conferenceId: string;
let officer: Ctx;
let code: string;
let before: Awaited<ReturnType<typeof written>>;

beforeEach(async () => {
  conferenceId = await foundConference();
  const delegationId = await inviteState(conferenceId);
  officer = await member("registrationOfficer", conferenceId);
  const { organization } = await db.delegation.findUniqueOrThrow({
    where: { id: delegationId },
    include: { organization: true },
  });
  code = organization.code;
  before = await written(conferenceId);
});

/** The sentence that the page shows; a text without its words or without one of its values throws. */
function shown(locale: Locale, key: string, detail: Detail): string {
  const say = createTranslator({
    locale,
    messages: loadNamespace(locale, "tables"),
    onError: (error) => {
      throw error;
    },
  });
  return say(key as never, detail as never);
}

const HEADER = "Delegation,Category,Family name,Given names";

const longSheet = (rows: number) =>
  zipFile(
    workbookParts({ sheet: sheetData([HEADER.split(","), ...Array(rows).fill(["A", "DL", "B", "C"])]) }),
  );

/** Twenty megabytes of nothing beside an honest sheet. */
const bomb = () =>
  zipFile(
    workbookParts({
      sheet: sheetData([HEADER.split(","), ["A", "DL", "B", "C"]]),
      extra: [
        {
          name: "xl/media/image1.png",
          content: "",
          deflated: deflateRawSync(Buffer.alloc(20 * 1024 * 1024)),
          claimedSize: 20 * 1024 * 1024,
        },
      ],
    }),
  );

/** A list saved as UTF-8 into which lines of a Windows-1251 file were put. */
const mixed = () =>
  Buffer.concat([
    Buffer.from("Делегация;Фамилия;Имя\nTJK;Каримова;Нигора\nTJK;"),
    Buffer.from([0xca, 0xe0, 0xf0, 0xe8, 0xec, 0xee, 0xe2, 0xe0, 0x3b, 0xd1, 0xe0, 0xe8, 0xe4, 0xe0, 0x0a]),
  ]);

const REFUSED: [what: string, file: () => Uint8Array | string, problem: string, words: RegExp][] = [
  ["a ZIP bomb", bomb, "unpacksTooLarge", /Unpacked, the file is far too large/],
  [
    "200,000 rows of text",
    () => `${HEADER}\n${"A,DL,B,C\n".repeat(200_000)}`,
    "tooManyRows",
    /than 10,000 rows/,
  ],
  ["200,000 rows of a workbook", () => longSheet(200_000), "tooManyRows", /than 10,000 rows. Divide/],
  ["a column named twice", () => "Family name,FAMILY_NAME\nA,B\n", "columnTwice", /named “FAMILY_NAME”/],
  [
    "a row with 400 columns",
    () => `${HEADER}\n${"x,".repeat(399)}x\n`,
    "tooManyColumns",
    /Row 2 has values beyond column 60/,
  ],
  [
    "two encodings in one file",
    mixed,
    "encodingUnclear",
    /letters of the file are broken. Save it as “CSV UTF-8”/,
  ],
  [
    "noise",
    () => Buffer.concat([Buffer.from([1, 0]), randomBytes(5_000)]),
    "notSpreadsheet",
    /neither a workbook/,
  ],
  ["a header alone", () => `${HEADER}\n`, "noRows", /no row below it/],
];

describe("a file that is refused tells why, in every language, and leaves nothing behind", () => {
  test.each(REFUSED)("%s", async (_what, file, problem, words) => {
    const importId = await previewed(officer, "DELEGATES", { conferenceId }, file());
    const found = await db.import.findUniqueOrThrow({ where: { id: importId } });
    expect(found).toMatchObject({ state: "FAILED", failure: problem, fileId: null });
    const { detail } = storedNotesSchema.parse(found.notes);
    expect(shown("en", `problems.${problem}`, detail)).toMatch(words);
    for (const locale of LOCALES) expect(shown(locale, `problems.${problem}`, detail)).not.toMatch(/[{}]/);
    expect(await commitImport(officer, { importId })).toMatchObject({
      ok: false,
      error: { code: "CONFLICT", message: "importNotOpen" },
    });
    expect(await db.importRow.count({ where: { importId } })).toBe(0);
    expect(await written(conferenceId)).toEqual(before);
    expect(objectsOnDisk()).toEqual([]);
  });
});

async function workbook(
  fill: (sheet: exceljs.Worksheet, book: exceljs.Workbook) => void,
): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  fill(book.addWorksheet("People"), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const columns = HEADER.split(",");

const STRANGE: [what: string, file: () => Promise<Uint8Array>, rows: unknown[][], words: RegExp[]][] = [
  [
    "two header rows: groups above, the names below, and the names again in Russian",
    () =>
      workbook((sheet) =>
        sheet.addRows([
          ["Where", "", "Who", ""],
          columns,
          ["Делегация", "Категория", "Фамилия", "Имя"],
          [code, "DL", "Karimova", "Nigora"],
        ]),
      ),
    [[4, "NEW"]],
    [/header was found in row 2. Rows above it that were left out: 1/, /repeat the header were left out: 1/],
  ],
  [
    "merged cells: the value counts for the first, and the row without one is not guessed",
    () =>
      workbook((sheet) => {
        sheet.addRows([columns, [code, "DL", "Karimova", "Nigora"], [code, "DL", "Hidden", "Saida"]]);
        sheet.mergeCells("C2:C3");
      }),
    [
      [2, "NEW"],
      [3, "INVALID", "family_name required"],
    ],
    [/Merged cells: 1, the first at C2. A value counts for the first of them only/],
  ],
  [
    "hidden sheets: none is read, and they are counted",
    () =>
      workbook((sheet, book) => {
        sheet.addRows([columns, [code, "DL", "Karimova", "Nigora"]]);
        book.addWorksheet("Secret", { state: "hidden" }).addRows([columns, [code, "DL", "Old", "Saida"]]);
        book.addWorksheet("More", { state: "veryHidden" }).addRows([columns, [code, "DL", "Old", "Daler"]]);
      }),
    [[2, "NEW"]],
    [/Hidden sheets were not read: 2/],
  ],
];

describe("a strange table is read as it is meant, says what was noticed, and writes nothing by itself", () => {
  test.each(STRANGE)("%s", async (_what, file, rows, words) => {
    const importId = await previewed(officer, "DELEGATES", { conferenceId }, await file());
    expect(await toldRows(importId)).toEqual(rows);
    const found = await db.import.findUniqueOrThrow({ where: { id: importId } });
    expect(found.state).toBe("PREVIEW");
    const { notes } = storedNotesSchema.parse(found.notes);
    const told = (locale: Locale) => notes.map(({ note, detail }) => shown(locale, `notes.${note}`, detail));
    for (const expected of words) expect(told("en")).toContainEqual(expect.stringMatching(expected));
    for (const locale of LOCALES) for (const line of told(locale)) expect(line).not.toMatch(/[{}]/);
    expect(await written(conferenceId)).toEqual(before);
  });
});
