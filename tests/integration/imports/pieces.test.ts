import { beforeEach, expect, test, vi } from "vitest";
import { verifyChain } from "@/lib/audit/verify";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { log } from "@/lib/log";
import { inviteState } from "@/tests/integration/documents/fixture";
import { committed, countBy, foundConference, imported, member, previewed } from "./fixture";

let conferenceId: string;
let delegationId: string;
let focal: Ctx;

beforeEach(async () => {
  conferenceId = await foundConference();
  delegationId = await inviteState(conferenceId);
  focal = await member("missionFocalPoint", conferenceId, delegationId);
});

const lettersOf = (number: number) =>
  [...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("");

const HEADER = "category,family_name,given_names,date_of_birth,document_number,document_issuer,dietary";
const people = (count: number) =>
  `${HEADER}\n${Array.from(
    { length: count },
    (_, at) =>
      `DL,Fam${lettersOf(at)},Given,1980-01-02,${at % 3 === 0 ? "," : `N${1_000_000 + at},NOR`},${at % 2 ? "halal" : ""}`,
  ).join("\n")}\n`;

const registered = () => db.delegate.count({ where: { conferenceId } });

test("people are written in pieces, with an entry of the audit each, and the chain holds", async () => {
  const errors = vi.spyOn(log, "error");
  const importId = await imported(focal, "DELEGATES", { delegationId }, people(120));
  expect(errors).not.toHaveBeenCalled();
  expect(await countBy(importId, "state")).toEqual({ WRITTEN: 120 });
  const rows = await db.importRow.findMany({ where: { importId }, include: { delegate: true } });
  const entries = await db.auditEntry.findMany({
    where: { chain: conferenceId, action: "registration.added" },
    orderBy: { sequence: "asc" },
  });
  expect(entries.map(({ subjectId }) => subjectId).toSorted()).toEqual(
    rows.map(({ delegateId }) => delegateId).toSorted(),
  );
  expect(new Set(rows.map(({ delegate }) => delegate?.reference)).size).toBe(120);
  expect(await verifyChain(conferenceId)).toMatchObject({ intact: true });
  const again = await previewed(focal, "DELEGATES", { delegationId }, people(120));
  expect(await countBy(again, "outcome")).toEqual({ UNCHANGED: 120 });
});

test("a piece that breaks something is tried row by row: one row is told, the others are written", async () => {
  await db.$executeRawUnsafe(`CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW."familyName" = 'Famb' THEN RAISE EXCEPTION 'broken'; END IF; RETURN NEW; END $$`);
  await db.$executeRawUnsafe(
    `CREATE TRIGGER refuse_one BEFORE INSERT ON "Person" FOR EACH ROW EXECUTE FUNCTION refuse_one()`,
  );
  try {
    const importId = await imported(focal, "DELEGATES", { delegationId }, people(6));
    const rows = await db.importRow.findMany({ where: { importId }, orderBy: { rowNumber: "asc" } });
    expect(rows.map(({ state }) => state)).toEqual([
      "WRITTEN",
      "FAILED",
      ...Array.from({ length: 4 }, () => "WRITTEN"),
    ]);
    expect(rows[1]?.result).toEqual({ refusal: "importRowBroken" });
    expect(await registered()).toBe(5);
  } finally {
    await db.$executeRawUnsafe(`DROP TRIGGER refuse_one ON "Person"`);
  }
});

test("in a piece each row is judged for itself: who was registered meanwhile, and whose category closed", async () => {
  const importId = await previewed(focal, "DELEGATES", { delegationId }, people(4));
  await imported(focal, "DELEGATES", { delegationId }, people(1));
  await committed(focal, importId);
  const rows = await db.importRow.findMany({ where: { importId }, orderBy: { rowNumber: "asc" } });
  expect(rows.map(({ state }) => state)).toEqual(["FAILED", "WRITTEN", "WRITTEN", "WRITTEN"]);
  expect(rows[0]?.result).toEqual({ refusal: "importRowTaken" });
  const late = await previewed(focal, "DELEGATES", { delegationId }, people(6));
  await db.category.updateMany({ where: { conferenceId, code: "DL" }, data: { selfRegistration: false } });
  await committed(focal, late);
  expect(await countBy(late, "state")).toEqual({ SKIPPED: 4, FAILED: 2 });
  const failed = await db.importRow.findMany({ where: { importId: late, state: "FAILED" } });
  expect(failed.map(({ result }) => result)).toEqual(
    Array.from({ length: 2 }, () => ({ refusal: "importRowStale" })),
  );
});
