import type { ChildProcess } from "node:child_process";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startBulkAct } from "@/lib/accreditation/bulk/commands/start-bulk-act";
import { PORTION } from "@/lib/accreditation/bulk/jobs";
import { getBulkAct } from "@/lib/accreditation/bulk/queries/bulk-acts";
import { verifyAllChains } from "@/lib/audit/verify";
import type { Ctx, UserActor } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/jobs/enqueue";
import { ok } from "@/lib/result";
import {
  accredit,
  delegationOf,
  foundConference,
  must,
  staff,
  system,
} from "@/tests/integration/badges/fixture";
import { previewedApproval, readyPeople } from "@/tests/support/ready-people";
import { type MailServer, startMailServer } from "@/tests/support/smtp";
import { killWorker, startWorker, twoMinutesPass, until } from "@/tests/support/worker";

const PEOPLE = 60;
/** The people at which the first worker is held: those after the first portion. */
const HELD_FROM = PORTION;

let server: MailServer;
let conferenceId: string;
let worker: ChildProcess | undefined;

beforeAll(async () => {
  server = await startMailServer();
});
beforeEach(async () => {
  conferenceId = await foundConference();
  server.received = [];
});
afterAll(async () => {
  worker?.kill("SIGKILL");
  await server.close();
});

/** Runs something while nobody else may write these people: whoever works on them stands still. */
async function whileHeld(ids: string[], work: () => Promise<void>): Promise<void> {
  await db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ANY(${ids}::uuid[]) FOR UPDATE`;
      await work();
    },
    { timeout: 60_000 },
  );
}

const decided = (action: string) => db.decision.count({ where: { action, delegate: { conferenceId } } });

/** Each person has one decision of this kind, each mail of it went out once, and the chains hold. */
async function eachOnce(ids: string[], action: string, mail: string): Promise<void> {
  const decisions = await db.decision.findMany({ where: { action, delegateId: { in: ids } } });
  expect(decisions.map(({ delegateId }) => delegateId).sort()).toEqual([...ids].sort());
  const mails = await db.message.findMany({ where: { name: mail, conferenceId } });
  expect(new Set(mails.map(({ delegateId }) => delegateId))).toEqual(new Set(ids));
  expect(mails.map(({ state }) => state)).toEqual(mails.map(() => "SENT"));
  const told = server.received.flatMap(({ recipients }) => recipients).sort();
  expect(told).toEqual(mails.map(({ recipient }) => recipient).sort());
  expect(new Set(mails.map(({ dedupeKey }) => dedupeKey)).size).toBe(mails.length);
  for (const verdict of await verifyAllChains()) expect(verdict).toMatchObject({ intact: true });
}

const unsent = () => db.message.count({ where: { conferenceId, state: { not: "SENT" } } });

test("a bulk approval whose worker is killed between decisions and mails is finished by the next, each person and each mail once", async () => {
  const approver: Ctx = { ...(await staff("accreditationApprover", conferenceId)), now: new Date() };
  const delegationId = await delegationOf(conferenceId);
  const people = await readyPeople({ conferenceId, delegationId }, PEOPLE);
  const ids = people.map(({ id }) => id);
  const requestedBy = (approver.actor as UserActor).userId;
  const actId = await previewedApproval({ conferenceId, requestedBy }, people);
  must(await startBulkAct(approver, { actId, people: PEOPLE }));

  // Mails are taken and never answered: what is decided is not told yet.
  server.silent = true;
  await whileHeld(ids.slice(HELD_FROM), async () => {
    worker = startWorker(server.url);
    await until(async () => (await decided("approve")) === HELD_FROM);
    await killWorker(worker);
  });
  const half = must(await getBulkAct(approver, { conferenceId, actId }));
  expect([half.state, half.counts.DONE, half.counts.READY]).toEqual([
    "RUNNING",
    HELD_FROM,
    PEOPLE - HELD_FROM,
  ]);
  expect(await decided("approve")).toBe(HELD_FROM);
  expect([(await unsent()) > 0, server.received.length]).toEqual([true, 0]);

  await twoMinutesPass();
  server.silent = false;
  worker = startWorker(server.url);
  await until(async () => must(await getBulkAct(approver, { conferenceId, actId })).state === "DONE");
  await until(async () => (await unsent()) === 0);
  await killWorker(worker);
  const whole = must(await getBulkAct(approver, { conferenceId, actId }));
  expect([whole.counts.DONE, whole.counts.FAILED, whole.rows.length]).toEqual([PEOPLE, 0, PEOPLE]);
  expect(await db.auditEntry.count({ where: { subjectId: actId, action: "bulkAct.finished" } })).toBe(1);
  await eachOnce(ids, "approve", "delegate-approved");
});

test("the endings of a conference whose worker is killed in the middle are finished by the next, each once", async () => {
  const delegationId = await delegationOf(conferenceId);
  const people = await readyPeople({ conferenceId, delegationId }, PEOPLE);
  const approved = await Promise.all([1, 2, 3].map(() => accredit(conferenceId, { photo: false })));
  await db.conference.update({
    where: { id: conferenceId },
    data: { startsOn: new Date("2026-03-09"), endsOn: new Date("2026-03-11"), closingDays: 0 },
  });
  must(await inTransaction(system(), async (tx) => ok(await enqueue(tx, "registrations.end", {}))));
  const due = people.map(({ id }) => id).sort();
  const held = due[HELD_FROM];
  if (!held) throw new Error("too few people");

  server.silent = true;
  await whileHeld([held], async () => {
    worker = startWorker(server.url);
    await until(async () => (await decided("lapseUndecided")) === HELD_FROM);
    await killWorker(worker);
  });
  expect(await decided("lapseUndecided")).toBe(HELD_FROM);
  expect(await decided("close")).toBe(0);

  await twoMinutesPass();
  server.silent = false;
  worker = startWorker(server.url);
  const open = () =>
    db.delegate.count({ where: { conferenceId, state: { in: ["READY", "APPROVED", "LAPSED"] } } });
  await until(async () => (await open()) === 0);
  await until(async () => (await unsent()) === 0);
  await killWorker(worker);
  await eachOnce(due, "lapseUndecided", "delegate-lapsed");
  const closings = await db.closingRecord.findMany({ where: { conferenceId } });
  expect(closings.map(({ delegateId }) => delegateId).sort()).toEqual([...due, ...approved].sort());
  expect(await decided("close")).toBe(PEOPLE + approved.length);
});
