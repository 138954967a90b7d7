import { beforeEach, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { expireImport } from "@/lib/imports/commands/expire-import";
import { takeImportReport } from "@/lib/imports/commands/take-import-report";
import { expireImports } from "@/lib/imports/jobs";
import { getImport, getImportDesk } from "@/lib/imports/queries/imports";
import { inviteState, must, NOW, system } from "@/tests/integration/documents/fixture";
import { foundConference, imported, member, previewed } from "./fixture";

let conferenceId: string;
let delegationId: string;
let focal: Ctx;

beforeEach(async () => {
  conferenceId = await foundConference();
  delegationId = await inviteState(conferenceId);
  focal = await member("missionFocalPoint", conferenceId, delegationId);
});

const CSV = "category,family_name,given_names\nDL,Karimova,Nigora\nDL,,Nobody\n";
const days = (count: number) => system(new Date(NOW.getTime() + count * 86_400_000));

test("after thirty days the rows are gone, and how many there were stays", async () => {
  const written = await imported(focal, "DELEGATES", { delegationId }, CSV);
  const left = await previewed(focal, "DELEGATES", { delegationId }, CSV);
  await expireImports(days(29));
  expect(await db.importRow.count({ where: { importId: { in: [written, left] } } })).toBe(4);
  await expireImports(days(31));
  await expireImports(days(32));
  expect(await db.importRow.count({ where: { importId: { in: [written, left] } } })).toBe(0);
  const desk = must(await getImportDesk(focal, { delegationId }));
  const filter = { outcome: undefined, page: 1 };
  const view = must(await getImport(focal, { importId: written, desk, filter }));
  expect(view).toMatchObject({ state: "DONE", expired: true, rows: [] });
  expect(view.counts).toMatchObject({ NEW: 1, INVALID: 1 });
  expect(view.states).toMatchObject({ WRITTEN: 1, SKIPPED: 1 });
  const dropped = must(await getImport(focal, { importId: left, desk, filter }));
  expect(dropped).toMatchObject({ state: "DISCARDED", expired: true });
  const report = await takeImportReport(focal, { importId: written, format: "csv" });
  expect(report.ok ? "ok" : report.error.message).toBe("importNotFound");
  const entries = await db.auditEntry.findMany({ where: { chain: conferenceId, action: "import.expired" } });
  expect(entries.map(({ subjectId }) => subjectId).toSorted()).toEqual([written, left].toSorted());
  expect(await db.delegate.count({ where: { conferenceId } })).toBe(1);
});

test("one that is being written is left alone, and no person expires an import", async () => {
  const importId = await previewed(focal, "DELEGATES", { delegationId }, CSV);
  await db.import.update({ where: { id: importId }, data: { state: "COMMITTING" } });
  await expireImports(days(60));
  expect(await db.importRow.count({ where: { importId } })).toBe(2);
  const denied = await expireImport(focal, { importId });
  expect(denied.ok ? "ok" : denied.error.code).toBe("FORBIDDEN");
});
