import exceljs from "exceljs";
import { beforeEach, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { chooseSheet } from "@/lib/imports/commands/choose-sheet";
import { discardImport } from "@/lib/imports/commands/discard-import";
import { readImport } from "@/lib/imports/jobs";
import { getImport, getImportDesk } from "@/lib/imports/queries/imports";
import { inviteState, must, objectsOnDisk, system } from "@/tests/integration/documents/fixture";
import { committed, countBy, foundConference, member, previewed, toldRows, userOf } from "./fixture";

let delegationId: string;
let focal: Ctx;

beforeEach(async () => {
  const conferenceId = await foundConference();
  delegationId = await inviteState(conferenceId);
  focal = await member("missionFocalPoint", conferenceId, delegationId);
});

const outcome = (result: { ok: boolean; error?: { code: string; message: string } }) =>
  result.ok ? "ok" : `${result.error?.code} ${result.error?.message}`;

type Sheet = { name: string; rows: string[][]; hidden?: boolean };

async function workbookOf(...sheets: Sheet[]): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  for (const { name, rows, hidden } of sheets) {
    const sheet = workbook.addWorksheet(name, { state: hidden ? "hidden" : "visible" });
    for (const row of rows) sheet.addRow(row);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const HEADER = ["Family name", "Given names", "Category"];
const NIGORA = { name: "People", rows: [HEADER, ["Karimova", "Nigora", "DL"]] };
const SAIDA = { name: "Старый список", rows: [HEADER, ["Karimova", "Saida", "DL"]], hidden: true };

const view = async (importId: string) => {
  const desk = must(await getImportDesk(focal, { delegationId }));
  return must(await getImport(focal, { importId, desk, filter: { outcome: undefined, page: 1 } }));
};

async function chosen(importId: string, sheet: string): Promise<string> {
  const result = outcome(await chooseSheet(focal, { importId, sheet }));
  await readImport(system(), { importId, userId: userOf(focal) });
  return result;
}

test("the preview says which sheet was read, names the hidden ones, and reads another when it is chosen", async () => {
  const file = await workbookOf(NIGORA, SAIDA);
  const importId = await previewed(focal, "DELEGATES", { delegationId }, file);
  const first = await view(importId);
  expect(first.notes).toMatchObject({
    sheet: "People",
    sheets: [
      { name: "People", hidden: false },
      { name: "Старый список", hidden: true },
    ],
  });
  expect(first.rows.map(({ label }) => label)).toEqual(["Karimova, Nigora"]);
  expect(first.hasFile).toBe(true);
  expect(objectsOnDisk()).toHaveLength(1);
  expect(await chosen(importId, "Nowhere")).toBe("INVALID checkFields");
  expect(await chosen(importId, "Старый список")).toBe("ok");
  const second = await view(importId);
  expect(second.notes.sheet).toBe("Старый список");
  expect(second.rows.map(({ label }) => label)).toEqual(["Karimova, Saida"]);
  await committed(focal, importId);
  expect(await countBy(importId, "state")).toEqual({ WRITTEN: 1 });
  expect(objectsOnDisk()).toEqual([]);
  expect(await chosen(importId, "People")).toBe("CONFLICT importNotOpen");
});

test("a workbook whose first sheet is a cover, or whose sheets are all hidden, is read by the sheet that is chosen", async () => {
  const cover = { name: "Cover", rows: [["List of the delegation"]] };
  const behind = await previewed(focal, "DELEGATES", { delegationId }, await workbookOf(cover, NIGORA));
  expect(await view(behind)).toMatchObject({ state: "FAILED", failure: "noRows", hasFile: true });
  expect(await chosen(behind, "People")).toBe("ok");
  expect(await toldRows(behind)).toEqual([[2, "NEW"]]);
  must(await discardImport(focal, { importId: behind }));
  const hidden = await previewed(focal, "DELEGATES", { delegationId }, await workbookOf(SAIDA));
  expect(await view(hidden)).toMatchObject({
    state: "FAILED",
    failure: "onlyHiddenSheets",
    notes: { sheet: null, sheets: [{ name: "Старый список", hidden: true }] },
  });
  expect(await chosen(hidden, "Старый список")).toBe("ok");
  expect((await view(hidden)).notes.notes.map(({ note }) => note)).toContain("hiddenSheetRead");
  must(await discardImport(focal, { importId: hidden }));
  expect(objectsOnDisk()).toEqual([]);
});

test("a workbook of one sheet is not kept, and nobody else chooses", async () => {
  const importId = await previewed(focal, "DELEGATES", { delegationId }, await workbookOf(NIGORA));
  expect((await view(importId)).hasFile).toBe(false);
  expect(objectsOnDisk()).toEqual([]);
  expect(await chosen(importId, "People")).toBe("CONFLICT importNotOpen");
  const conference = await db.import.findUniqueOrThrow({ where: { id: importId } });
  const reviewer = await member("vettingOfficer", conference.conferenceId);
  expect(outcome(await chooseSheet(reviewer, { importId, sheet: "People" }))).toBe("FORBIDDEN notAllowed");
  const otherId = await inviteState(conference.conferenceId);
  const stranger = await member("missionFocalPoint", conference.conferenceId, otherId);
  expect(outcome(await chooseSheet(stranger, { importId, sheet: "People" }))).toBe(
    "NOT_FOUND importNotFound",
  );
});
