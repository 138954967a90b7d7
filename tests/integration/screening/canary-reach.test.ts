import { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import { inflateRawSync, inflateSync } from "node:zlib";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { listAppeals } from "@/lib/accreditation/appeals/queries/appeals";
import { getOwnAppeal } from "@/lib/accreditation/appeals/queries/own-appeal";
import { listAssignedToMe } from "@/lib/accreditation/assignment/queries/assignments";
import { prepareBulkAct } from "@/lib/accreditation/bulk/commands/prepare-bulk-act";
import { startBulkAct } from "@/lib/accreditation/bulk/commands/start-bulk-act";
import { takeBulkReport } from "@/lib/accreditation/bulk/commands/take-bulk-report";
import { runBulkAct, tryBulkAct } from "@/lib/accreditation/bulk/jobs";
import { getBulkAct, listBulkActs, listBulkPeople } from "@/lib/accreditation/bulk/queries/bulk-acts";
import { getClaim } from "@/lib/accreditation/claims/queries/claim";
import { askExport } from "@/lib/accreditation/commands/ask-export";
import { askRevocation } from "@/lib/accreditation/commands/ask-revocation";
import { holdDelegate } from "@/lib/accreditation/commands/hold-delegate";
import { refuseDelegate } from "@/lib/accreditation/commands/refuse-delegate";
import { signExport } from "@/lib/accreditation/commands/sign-export";
import { signRevocation } from "@/lib/accreditation/commands/sign-revocation";
import { takeExport } from "@/lib/accreditation/commands/take-export";
import { runExport } from "@/lib/accreditation/jobs";
import { listMentions, listNotes } from "@/lib/accreditation/notes/queries/notes";
import { getAccreditationNumbers } from "@/lib/accreditation/numbers/queries";
import { getDelegateForReview } from "@/lib/accreditation/queries/dossier";
import { getEscalationDesk } from "@/lib/accreditation/queries/escalation";
import { listExports } from "@/lib/accreditation/queries/exports";
import { describeExports } from "@/lib/accreditation/queries/exports-to-sign";
import { getFileParts } from "@/lib/accreditation/queries/file-parts";
import { listIdentityChanges } from "@/lib/accreditation/queries/identity-changes";
import { getReviewQueue } from "@/lib/accreditation/queries/review-queue";
import { describeRevocations } from "@/lib/accreditation/queries/revocations-to-sign";
import { getQueueView } from "@/lib/accreditation/queue/queries/queue-view";
import { takeRecord } from "@/lib/accreditation/record/commands/take-record";
import { queueFilterSchema } from "@/lib/accreditation/schema";
import { compareVersions } from "@/lib/accreditation/versions/queries/versions";
import { printBadge } from "@/lib/badges/commands/print-badge";
import { verifyBadge } from "@/lib/badges/commands/verify-badge";
import { formatBadgeNumber } from "@/lib/badges/numbering";
import { getBatchChoice, listBadgeBatches } from "@/lib/badges/queries/batches";
import { getDeskPerson } from "@/lib/badges/queries/desk-person";
import { findAtDesk } from "@/lib/badges/queries/find-at-desk";
import { getProofSheet } from "@/lib/badges/queries/proofs";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { getDelegationPage } from "@/lib/delegates/queries/delegation-people";
import { getDelegationReport } from "@/lib/delegates/queries/delegation-report";
import { listDuplicates } from "@/lib/delegates/queries/duplicates";
import { getOwnIdentityChange } from "@/lib/delegates/queries/identity-change";
import { getRegistration, listOwnRegistrations } from "@/lib/delegates/queries/registrations";
import type { FileToServe } from "@/lib/documents/queries";
import { getNeeds } from "@/lib/home/queries/needs";
import { takeImportReport } from "@/lib/imports/commands/take-import-report";
import { getImport, getImportDesk, listImports } from "@/lib/imports/queries/imports";
import { taskList } from "@/lib/jobs/worker";
import { log } from "@/lib/log";
import { READS_REVIEWS } from "@/lib/policy/reviews";
import { ROLE_NAMES, type Role, roleDefinition } from "@/lib/policy/roles";
import type { Result } from "@/lib/result";
import { addMatchRow } from "@/lib/screening/match-rows";
import { getFullTimeline } from "@/lib/screening/queries/full-timeline";
import { listSignatures } from "@/lib/signatures/queries/signatures";
import { staff } from "@/tests/integration/badges/fixture";
import { must, NOW, system } from "@/tests/integration/documents/fixture";
import { previewed } from "@/tests/integration/imports/fixture";
import { approved, cleared, type Desk, openDesk, settle } from "./fixture";
import { CANARY, plantFiles } from "./planted";

/** Everything that server and worker wrote to their logs, at the finest level. */
const lines = vi.hoisted(() => [] as string[]);
vi.mock("pino", async (original) => {
  const { default: pino } = await original<typeof import("pino")>();
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { default: (options: object) => pino({ ...options, level: "trace" }, stream) };
});

/** Stands in every internal note of a decision. */
const NOTE = "Canarynote";

let desk: Desk;
let second: Ctx;
let slug: string;
let people: string[];
let heldWithBadge: { id: string; number: string };

const TO_PERSON = "Your delegation has withdrawn the nomination.";

async function revoked(): Promise<string> {
  const person = await approved(desk);
  const request = must(
    await askRevocation(desk.approver, {
      delegateId: person.id,
      version: person.version,
      reasonCode: "SECURITY_DECISION",
      textForPerson: TO_PERSON,
      internalNote: NOTE,
    }),
  );
  must(await signRevocation(second, { requestId: request.id, version: person.version }));
  return person.id;
}

/** A request that waits, and a badge in the hand of somebody whose clearance was withdrawn. */
async function plantRest(): Promise<string[]> {
  const waiting = await approved(desk);
  must(
    await askRevocation(desk.approver, {
      delegateId: waiting.id,
      version: waiting.version,
      reasonCode: "SECURITY_DECISION",
      textForPerson: TO_PERSON,
      internalNote: NOTE,
    }),
  );
  const badged = await approved(desk);
  const printer = await staff("badgeDeskOperator", desk.conferenceId, NOW);
  const { badgeId } = must(await printBadge(printer, { delegateId: badged.id }));
  must(await settle(desk.vetter, badged, "denyLater", { reason: CANARY }));
  const { serial } = await db.badge.findUniqueOrThrow({ where: { id: badgeId } });
  const { code } = await db.conference.findUniqueOrThrow({ where: { id: desk.conferenceId } });
  heldWithBadge = { id: badged.id, number: formatBadgeNumber(code, serial) };
  const held = await approved(desk);
  must(
    await holdDelegate(desk.approver, {
      delegateId: held.id,
      version: held.version,
      reasonCode: "CONDUCT",
      internalNote: NOTE,
    }),
  );
  const refused = await cleared(desk);
  must(
    await refuseDelegate(desk.approver, {
      delegateId: refused.id,
      version: refused.version,
      reasonCode: "NOT_NOMINATED",
      textForPerson: TO_PERSON,
      internalNote: NOTE,
    }),
  );
  return [waiting.id, badged.id, held.id, refused.id, await revoked()];
}

beforeAll(async () => {
  desk = await openDesk();
  second = await staff("accreditationApprover", desk.conferenceId, NOW);
  ({ slug } = await db.conference.findUniqueOrThrow({ where: { id: desk.conferenceId } }));
  people = [...(await plantFiles(desk)), ...(await plantRest())];
});

const bytesOf = async (file: FileToServe) => Buffer.from(await new Response(file.stream).arrayBuffer());

/** The text of a file with what is packed in it: the parts of a workbook, the streams of a PDF. */
function unpacked(bytes: Buffer): string {
  const parts = [bytes.toString("utf8")];
  for (let at = bytes.indexOf("PK\u0003\u0004"); at >= 0; at = bytes.indexOf("PK\u0003\u0004", at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    if (bytes.readUInt16LE(at + 8) === 8) {
      parts.push(inflateRawSync(bytes.subarray(start), { finishFlush: 2 }).toString("utf8"));
    }
  }
  for (let at = bytes.indexOf("stream\n"); at >= 0; at = bytes.indexOf("stream\n", at + 7)) {
    if (bytes[at + 7] === 0x78) {
      parts.push(inflateSync(bytes.subarray(at + 7), { finishFlush: 2 }).toString("utf8"));
    }
  }
  return parts.join("\n");
}

const served = async (result: Result<FileToServe>) =>
  result.ok ? unpacked(await bytesOf(result.value)) : "";

/** Files that a role may take of these people: the record of each, and what it asked to export or to do to many. */
async function filesOf(ctx: Ctx): Promise<string[]> {
  const { conferenceId } = desk;
  const texts: string[] = [];
  for (const delegateId of people) {
    texts.push(await served(await takeRecord(ctx, { delegateId, format: "json" })));
  }
  texts.push(await served(await takeRecord(ctx, { delegateId: heldWithBadge.id, format: "pdf" })));
  for (const format of ["csv", "xlsx"] as const) {
    const exportId = randomUUID();
    const asked = await askExport(ctx, {
      exportId,
      conferenceId,
      format,
      filter: {},
      reason: "For the list",
    });
    if (!asked.ok) continue;
    const { id: requestId } = await db.signatureRequest.findFirstOrThrow({
      where: { kind: "PERSONAL_EXPORT", subjectId: exportId },
    });
    const signer = await staff("accreditationApprover", conferenceId, NOW);
    must(await signExport(signer, { requestId }));
    await runExport(system(), { exportId });
    texts.push(await served(await takeExport(ctx, { exportId })));
  }
  return texts;
}

/** An act on all these people and its report: a preview says of each why not. */
async function bulkOf(ctx: Ctx): Promise<unknown[]> {
  const { conferenceId } = desk;
  const actId = randomUUID();
  const prepared = await prepareBulkAct(ctx, {
    actId,
    conferenceId,
    terms: { kind: "APPROVE" },
    people: { ids: people },
  });
  if (!prepared.ok) return [];
  await tryBulkAct(system(), { actId });
  const view = await getBulkAct(ctx, { conferenceId, actId });
  const reports = [];
  for (const format of ["csv", "xlsx"] as const) {
    reports.push(await served(await takeBulkReport(ctx, { actId, format })));
  }
  return [view, await listBulkActs(ctx, conferenceId), ...reports];
}

/** As the screen of signatures hands them on. */
const seenBySigner = <Row extends { conferenceId: string | null; requestedBy: string }>(row: Row) => ({
  ...row,
  conference: row.conferenceId ? { id: row.conferenceId } : null,
  asker: { id: row.requestedBy },
});

/** What a role can ask besides the dossier, whatever it is answered. */
async function asked(ctx: Ctx): Promise<unknown[]> {
  const { conferenceId } = desk;
  const filter = queueFilterSchema.parse({});
  const of = (kind: "REVOCATION" | "PERSONAL_EXPORT") =>
    db.signatureRequest.findMany({ where: { conferenceId, kind } });
  const answers: unknown[] = [
    await getReviewQueue(ctx, conferenceId, filter),
    await getQueueView(ctx, conferenceId),
    await listBulkPeople(ctx, conferenceId, filter),
    await listIdentityChanges(ctx, slug),
    await listSignatures(ctx),
    await describeRevocations(ctx, await of("REVOCATION")),
    await describeExports(ctx, (await of("PERSONAL_EXPORT")).map(seenBySigner)),
    await listExports(ctx, { conferenceId, delegationId: null }),
    await listAppeals(ctx, conferenceId),
    await listDuplicates(ctx, conferenceId),
    await getAccreditationNumbers(ctx, slug),
    await getNeeds(ctx),
    await listMentions(ctx),
    await listAssignedToMe(ctx),
    await listImports(ctx, { conferenceId, delegationId: null }),
    await listBadgeBatches(ctx, conferenceId),
    await getBatchChoice(ctx, conferenceId),
    await verifyBadge(ctx, { text: heldWithBadge.number }),
  ];
  for (const delegateId of people) {
    const { reference, delegationId } = await db.delegate.findUniqueOrThrow({ where: { id: delegateId } });
    answers.push(
      await getDelegateForReview(ctx, delegateId),
      await getFullTimeline(ctx, { delegateId }),
      await compareVersions(ctx, { delegateId }),
      await listNotes(ctx, { delegateId }),
      await getFileParts(ctx, delegateId),
      await getClaim(ctx, delegateId),
      await getEscalationDesk(ctx, delegateId),
      await getDeskPerson(ctx, delegateId),
      await findAtDesk(ctx, { conferenceId, text: reference }),
      ...(delegationId
        ? [
            await getDelegationPage(ctx, delegationId),
            await getDelegationReport(ctx, delegationId),
            await getProofSheet(ctx, delegationId),
          ]
        : []),
    );
  }
  return answers;
}

/** JSON with maps opened, so that nothing hides in one. */
const told = (answers: unknown) =>
  JSON.stringify(answers, (_key, value) => (value instanceof Map ? [...value] : value));

async function actorOf(role: Role): Promise<Ctx> {
  const focal = role === "missionFocalPoint" || role === "organizationFocalPoint";
  const { delegationId } = await db.delegate.findUniqueOrThrow({ where: { id: people[0] ?? "" } });
  return staff(role, desk.conferenceId, NOW, focal ? delegationId : null);
}

const OTHERS = ROLE_NAMES.filter((role) => role !== "vettingOfficer" && role !== "delegate");

describe("the words of a clearance file, and internal notes", () => {
  test("are found by this test where they may be", async () => {
    expect(told(await asked(desk.colleague))).toContain(CANARY);
    expect(told(await asked(desk.approver))).toContain(NOTE);
    const guard = await staff("gateGuard", desk.conferenceId, NOW);
    expect(must(await verifyBadge(guard, { text: heldWithBadge.number })).verdict).toBe("held");
    const record = await served(
      await takeRecord(desk.approver, { delegateId: people.at(-1) ?? "", format: "pdf" }),
    );
    expect(record).toContain(NOTE);
  });

  test.each(OTHERS)(
    "are in no answer and no file of the %s, but for who reviews or decides",
    async (role) => {
      const ctx = await actorOf(role);
      const text = told([...(await asked(ctx)), ...(await bulkOf(ctx)), ...(await filesOf(ctx))]);
      expect(text).not.toContain(CANARY);
      expect(text).not.toMatch(/POSSIBLE_MATCH|REFERRED|dismissMatch|enterMatch/);
      const permissions: readonly string[] = roleDefinition(role).permissions;
      if (!READS_REVIEWS.some((permission) => permissions.includes(permission)))
        expect(text).not.toContain(NOTE);
    },
  );

  test("are in nothing that the person asks", async () => {
    for (const id of people) {
      const { ownerEmail } = await db.delegate.findUniqueOrThrow({ where: { id } });
      const { conferenceId } = desk;
      const actor = { kind: "registrant" as const, email: ownerEmail ?? "", conferenceId, sessionId: id };
      const ctx = { ...desk.vetter, actor };
      const text = told([
        await getRegistration(ctx, id),
        await listOwnRegistrations(ctx),
        await getOwnAppeal(ctx, id),
        await getOwnIdentityChange(ctx, id),
        ...(await asked(ctx)),
      ]);
      expect(text).not.toMatch(new RegExp(`${CANARY}|${NOTE}`));
    }
  });

  test("are in no report of an import that names the same people", async () => {
    const focal = await actorOf("missionFocalPoint");
    const { delegationId } = await db.delegate.findUniqueOrThrow({ where: { id: people[0] ?? "" } });
    const csv = "family_name,given_names\nMirzoeva,Nigina\n";
    const importId = await previewed(focal, "DELEGATES", { delegationId: delegationId ?? "" }, csv);
    const imports = must(await getImportDesk(focal, { delegationId: delegationId ?? "" }));
    const view = await getImport(focal, { importId, desk: imports, filter: { outcome: undefined, page: 1 } });
    const reports = [];
    for (const format of ["csv", "xlsx"] as const) {
      reports.push(await served(await takeImportReport(focal, { importId, format })));
    }
    expect(told([view, ...reports])).not.toMatch(new RegExp(`${CANARY}|${NOTE}`));
  });

  test("stand, after all this, in no mail, job, export, audit entry or import; notes in decisions and requests alone", async () => {
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'clearance')`;
    const holding = async (marker: string) => {
      const found: string[] = [];
      for (const { name } of tables) {
        const [row] = await db.$queryRawUnsafe<{ found: bigint }[]>(
          `SELECT count(*) AS found FROM ${name} t WHERE t::text LIKE '%${marker}%'`,
        );
        if (row && row.found > 0n) found.push(name);
      }
      return found.sort();
    };
    expect(await holding(CANARY)).toEqual([]);
    expect(await holding(NOTE)).toEqual(['public."Decision"', 'public."SignatureRequest"']);
    expect(await db.message.count()).toBeGreaterThan(people.length);
  });

  test("are in no line of the log: not of commands, nor of the worker's tasks, nor of what fails", async () => {
    const actId = randomUUID();
    const [id = ""] = people;
    const terms = { kind: "APPROVE" as const };
    must(
      await prepareBulkAct(desk.approver, {
        actId,
        conferenceId: desk.conferenceId,
        terms,
        people: { ids: people },
      }),
    );
    const run = async (task: keyof typeof taskList, payload: object) =>
      Promise.resolve(taskList[task]?.(payload, undefined as never)).catch((error: unknown) =>
        log.error({ err: error, task }, "task failed"),
      );
    await run("bulkAct.try", { actId });
    const { counts } = must(await getBulkAct(desk.approver, { conferenceId: desk.conferenceId, actId }));
    if (counts.READY > 0) must(await startBulkAct(desk.approver, { actId, people: counts.READY }));
    await runBulkAct(system(), { actId });
    await run("clearances.expire", { day: "2027-01-01" });
    await run("returns.lapse", {});
    await run("signatures.expire", {});
    await run("duplicates.find", { delegateId: id });
    for (const message of await db.message.findMany({ where: { delegateId: { in: people } }, take: 5 })) {
      await run("message.deliver", { messageId: message.id });
    }
    const broken = {
      ...{ id: randomUUID(), delegateId: id, name: CANARY, listName: CANARY, listVersion: CANARY },
      ...{ score: 101, reason: CANARY, enteredBy: id, enteredAt: NOW },
    };
    const thrown = await db.$transaction((tx) => addMatchRow(tx, broken)).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Error);
    log.error({ err: thrown }, "command failed");
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join("")).not.toMatch(new RegExp(`${CANARY}|${NOTE}`));
  });
});
