import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { askExport } from "@/lib/accreditation/commands/ask-export";
import { signExport } from "@/lib/accreditation/commands/sign-export";
import { startExport } from "@/lib/accreditation/commands/start-export";
import { takeExport } from "@/lib/accreditation/commands/take-export";
import { cleanExports, runExport } from "@/lib/accreditation/jobs";
import { listExports } from "@/lib/accreditation/queries/exports";
import { describeExports } from "@/lib/accreditation/queries/exports-to-sign";
import type { QueueFilter } from "@/lib/accreditation/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { LOCALES } from "@/lib/i18n/config";
import { listSignatures } from "@/lib/signatures/queries/signatures";
import { readTable } from "@/lib/tabular/read-table";
import { inviteState, must, NOW, objectsOnDisk, system } from "@/tests/integration/documents/fixture";
import {
  countBy,
  foundConference,
  imported,
  member,
  previewed,
  userOf,
} from "@/tests/integration/imports/fixture";

let conferenceId: string;
let delegationId: string;
let officer: Ctx;
let second: Ctx;
let focal: Ctx;

const outcome = (result: { ok: boolean; error?: { code: string; message: string } }) =>
  result.ok ? "ok" : `${result.error?.code} ${result.error?.message}`;

beforeEach(async () => {
  conferenceId = await foundConference();
  delegationId = await inviteState(conferenceId);
  officer = await member("registrationOfficer", conferenceId);
  second = await member("accreditationApprover", conferenceId);
  focal = await member("missionFocalPoint", conferenceId, delegationId);
});

const HEADER =
  "category,delegation_role,family_name,given_names,native_name,native_lang,date_of_birth,document_number,document_issuer,functional_title,phone,email";
const PEOPLE = `${HEADER}
DL,HEAD,Karimova,Nigora,Каримова Нигора,tg,1980-01-02,N1234567,TJK,"=HYPERLINK(""http://x.example"",""Judge"")",+992372210001,n@x.example
DL,ADVISER,'t Hooft,"O’Brien-Ñ",,,1981-01-02,N7654321,TJK,+Adviser,+992372210002,o@x.example
DL,DEPUTY_HEAD,Mono,,,,1982-01-02,N7654322,TJK,@home,+992372210003,p@x.example
`;

const requestOf = (exportId: string) =>
  db.signatureRequest.findFirstOrThrow({ where: { kind: "PERSONAL_EXPORT", subjectId: exportId } });

async function exported(
  ctx: Ctx,
  options: { own?: boolean; format?: "csv" | "xlsx"; filter?: QueueFilter } = {},
) {
  const { own = false, format = "csv", filter = {} } = options;
  const exportId = randomUUID();
  const place = own ? { conferenceId, delegationId } : { conferenceId };
  const input = { exportId, ...place, format, filter };
  if (own) must(await startExport(ctx, input));
  else {
    must(await askExport(ctx, { ...input, reason: "For the seating plan." }));
    const { id: requestId } = await requestOf(exportId);
    must(await signExport(second, { requestId }));
  }
  await runExport(system(), { exportId });
  const file = must(await takeExport(ctx, { exportId }));
  return { exportId, bytes: new Uint8Array(await new Response(file.stream).arrayBuffer()) };
}

async function cellsOf(bytes: Uint8Array) {
  const result = await readTable(bytes);
  if (!result.ok) throw new Error(result.problem);
  return result.table.rows.map(({ cells }) => cells.map((cell) => (cell?.kind === "text" ? cell.text : "")));
}

const submitAll = () =>
  db.delegate.updateMany({
    where: { conferenceId },
    data: { state: "SUBMITTED", stateSince: NOW, submittedAt: NOW },
  });

describe("an export", () => {
  test("tells who is who, and nothing of documents, births and contacts, and runs nothing", async () => {
    await imported(focal, "DELEGATES", { delegationId }, PEOPLE);
    await submitAll();
    for (const format of ["csv", "xlsx"] as const) {
      const { bytes } = await exported(officer, { format });
      const rows = await cellsOf(bytes);
      expect(rows.map((cells) => cells.slice(3, 10))).toEqual([
        [
          "Head of delegation",
          "Karimova",
          "Nigora",
          "",
          "Каримова Нигора",
          "tg",
          '=HYPERLINK("http://x.example","Judge")',
        ],
        [expect.any(String), "'t Hooft", "O’Brien-Ñ", "", "", "", "+Adviser"],
        [expect.any(String), "Mono", "", "", "", "", "@home"],
      ]);
      const text = JSON.stringify(rows);
      for (const secret of ["N1234567", "N7654321", "1980", "99237221", "n@x.example"])
        expect(text).not.toContain(secret);
      if (format === "csv") expect(Buffer.from(bytes).toString()).toContain('"\'+Adviser"');
    }
  });

  test("comes back unchanged in every language and both formats", async () => {
    await imported(focal, "DELEGATES", { delegationId }, PEOPLE);
    await submitAll();
    for (const locale of LOCALES)
      for (const format of ["csv", "xlsx"] as const) {
        const { bytes } = await exported({ ...officer, locale }, { format });
        const importId = await previewed(officer, "DELEGATES", { conferenceId }, bytes);
        expect(await countBy(importId, "outcome"), `${locale} ${format}`).toEqual({ UNCHANGED: 3 });
      }
  });

  test("follows the filter of the queue, and leaves out drafts of others", async () => {
    await imported(focal, "DELEGATES", { delegationId }, PEOPLE);
    expect(await cellsOf((await exported(focal, { own: true })).bytes)).toHaveLength(3);
    expect(await readTable((await exported(officer)).bytes)).toMatchObject({ ok: false, problem: "noRows" });
    await submitAll();
    await db.delegate.updateMany({
      where: { conferenceId, person: { familyName: "Mono" } },
      data: { state: "WITHDRAWN" },
    });
    const names = async (filter: QueueFilter) =>
      (await cellsOf((await exported(officer, { filter })).bytes)).map((cells) => cells[4]);
    expect(await names({ state: "WITHDRAWN" })).toEqual(["Mono"]);
    expect(await names({ q: "Каримова" })).toEqual(["Karimova"]);
  });

  test("is made once, found again by its owner, recorded, and gone after a week", async () => {
    await imported(focal, "DELEGATES", { delegationId }, PEOPLE);
    await submitAll();
    const { exportId } = await exported(officer);
    await runExport(system(), { exportId });
    const place = { conferenceId, delegationId: null };
    expect(must(await listExports(officer, place))).toMatchObject([{ id: exportId, state: "DONE", done: 3 }]);
    expect(must(await listExports(await member("registrationOfficer", conferenceId), place))).toEqual([]);
    const entries = await db.auditEntry.findMany({
      where: { subjectId: exportId },
      orderBy: { sequence: "asc" },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      "signature.requested",
      "signature.given",
      "export.made",
      "export.taken",
    ]);
    const files = objectsOnDisk().length;
    await cleanExports(system(new Date(NOW.getTime() + 8 * 86_400_000)));
    expect(files).toBeGreaterThan(0);
    expect(objectsOnDisk()).toEqual([]);
    expect(outcome(await takeExport(officer, { exportId }))).toBe("NOT_FOUND exportNotFound");
  });
});

describe("nobody exports", () => {
  test("another delegation or conference, nor takes the file of another, nor without the right", async () => {
    await imported(focal, "DELEGATES", { delegationId }, PEOPLE);
    await submitAll();
    const otherId = await inviteState(conferenceId);
    const start = (ctx: Ctx, place: object) =>
      startExport(ctx, { exportId: randomUUID(), conferenceId, format: "csv", filter: {}, ...place });
    expect(outcome(await start(focal, { delegationId: otherId }))).toMatch(/NOT_FOUND|FORBIDDEN/);
    const elsewhere = await member("registrationOfficer", await foundConference());
    expect(outcome(await start(elsewhere, {}))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await start(await member("gateGuard", conferenceId), {}))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await start(focal, {}))).toBe("FORBIDDEN notAllowed");
    const stranger = await member("missionFocalPoint", conferenceId, otherId);
    const { exportId } = await exported(focal, { own: true });
    expect(outcome(await takeExport(stranger, { exportId }))).toBe("NOT_FOUND exportNotFound");
    expect(outcome(await takeExport(officer, { exportId }))).toBe("NOT_FOUND exportNotFound");
  });

  test("past a withdrawn role", async () => {
    const exportId = randomUUID();
    const before = objectsOnDisk();
    must(await startExport(officer, { exportId, conferenceId, delegationId, format: "csv", filter: {} }));
    await db.roleGrant.deleteMany({ where: { userId: userOf(officer) } });
    await runExport(system(), { exportId });
    expect(await db.export.findUnique({ where: { id: exportId } })).toMatchObject({
      state: "FAILED",
      failure: "notAllowed",
    });
    expect(objectsOnDisk()).toEqual(before);
  });

  test("more than three at a time, nor asks for more", async () => {
    const what = () => ({ exportId: randomUUID(), conferenceId, format: "csv" as const, filter: {} });
    const start = () => startExport(officer, { ...what(), delegationId });
    const ask = () => askExport(officer, { ...what(), reason: "For the seating plan." });
    const expected = ["ok", "ok", "ok", "LIMIT exportsWaiting"];
    expect([await start(), await start(), await start(), await start()].map(outcome)).toEqual(expected);
    expect([await ask(), await ask(), await ask(), await ask()].map(outcome)).toEqual(expected);
  });
});

describe("beyond one delegation", () => {
  const what = () => ({ exportId: randomUUID(), conferenceId, format: "csv" as const, filter: {} });
  const reason = "For the seating plan.";

  test("one person starts nothing, whatever the filter, and the database knows it too", async () => {
    const input = { ...what(), filter: { state: "APPROVED" as const } };
    expect(outcome(await startExport(officer, input))).toBe("FORBIDDEN needsSignature");
    const narrowed = { ...what(), filter: { delegation: delegationId } };
    expect(outcome(await startExport(officer, narrowed))).toBe("ok");
    const row = { requestedBy: userOf(officer), format: "csv", locale: "en", createdAt: NOW };
    const past = db.export.create({ data: { id: randomUUID(), conferenceId, filter: {}, ...row } });
    await expect(past).rejects.toThrow(/export_needs_signature/);
  });

  test("the asker does not sign, nor who has no such right; the second click finds the first", async () => {
    const input = { ...what(), reason };
    must(await askExport(officer, input));
    must(await askExport(officer, input));
    expect(outcome(await askExport(second, input))).toBe("CONFLICT alreadyDone");
    const { id: requestId } = await requestOf(input.exportId);
    const guard = await member("gateGuard", conferenceId);
    expect(outcome(await signExport(officer, { requestId }))).toBe("FORBIDDEN ownSignature");
    expect(outcome(await signExport(guard, { requestId }))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await askExport(guard, { ...what(), reason }))).toBe("FORBIDDEN notAllowed");
    const elsewhere = await member("accreditationApprover", await foundConference());
    expect(outcome(await signExport(elsewhere, { requestId }))).toBe("NOT_FOUND signatureNotFound");
    expect(await db.export.count({ where: { id: input.exportId } })).toBe(0);
    must(await signExport(second, { requestId }));
    expect(outcome(await signExport(second, { requestId }))).toBe("CONFLICT signatureSettled");
    await runExport(system(), { exportId: input.exportId });
    expect(outcome(await takeExport(second, { exportId: input.exportId }))).toBe("NOT_FOUND exportNotFound");
    expect(outcome(await takeExport(officer, { exportId: input.exportId }))).toBe("ok");
  });

  test("the signer reads whom the file will hold, counted with the asker's roles", async () => {
    await imported(focal, "DELEGATES", { delegationId }, PEOPLE);
    await submitAll();
    const input = { ...what(), filter: { state: "SUBMITTED" as const, q: "Karimova" }, reason };
    must(await askExport(officer, input));
    const { toSign } = must(await listSignatures(second));
    const [view] = [...must(await describeExports(second, toSign)).values()];
    expect(view).toMatchObject({ people: 1, format: "csv", filter: { state: "SUBMITTED", q: "Karimova" } });
  });
});
