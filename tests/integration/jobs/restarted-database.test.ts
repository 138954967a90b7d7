import type { ChildProcess } from "node:child_process";
import { afterAll, expect, test, vi } from "vitest";
import { startBulkAct } from "@/lib/accreditation/bulk/commands/start-bulk-act";
import { takeBulkReport } from "@/lib/accreditation/bulk/commands/take-bulk-report";
import { PORTION } from "@/lib/accreditation/bulk/jobs";
import { getBulkAct } from "@/lib/accreditation/bulk/queries/bulk-acts";
import { verifyAllChains } from "@/lib/audit/verify";
import type { Ctx, UserActor } from "@/lib/context";
import { db } from "@/lib/db/client";
import { delegationOf, foundConference, must, staff } from "@/tests/integration/badges/fixture";
import { previewedApproval, readyPeople } from "@/tests/support/ready-people";
import { type MailServer, startMailServer } from "@/tests/support/smtp";
import { killWorker, startWorker, twoMinutesPass, until } from "@/tests/support/worker";

const PEOPLE = 500;
/** The first of a portion. */
const HELD_FROM = 6 * PORTION;

// Hoisted: the settings are read once, by whichever import asks first.
const server = await vi.hoisted(async () =>
  (await import("@/tests/support/own-server")).startOwnServer("restarted"),
);
let mail: MailServer | undefined;
let worker: ChildProcess | undefined;

afterAll(async () => {
  worker?.kill("SIGKILL");
  await mail?.close();
  await server.remove();
});

const heard = <T>(asked: Promise<T>): Promise<T | undefined> => asked.catch(() => undefined);

test("a bulk approval of 500 goes on after the database was restarted: each once, all reported", async () => {
  const conferenceId = await foundConference();
  const approver: Ctx = { ...(await staff("accreditationApprover", conferenceId)), now: new Date() };
  const people = await readyPeople({ conferenceId, delegationId: await delegationOf(conferenceId) }, PEOPLE);
  const requestedBy = (approver.actor as UserActor).userId;
  const actId = await previewedApproval({ conferenceId, requestedBy }, people);
  must(await startBulkAct(approver, { actId, people: PEOPLE }));
  mail = await startMailServer();
  mail.refusing = true;
  const decided = () => db.decision.count({ where: { action: "approve" } });

  // The worker stands still in the middle of a portion when their connections break.
  const held = people.slice(HELD_FROM).map(({ id }) => id);
  const hold = db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ANY(${held}::uuid[]) FOR UPDATE`;
      worker = startWorker(mail?.url ?? "");
      await until(async () => (await decided()) === HELD_FROM);
      await server.restart();
    },
    { timeout: 60_000 },
  );
  await expect(hold).rejects.toThrow();

  const act = () => heard(getBulkAct(approver, { conferenceId, actId }));
  await until(async () => (await act()) !== undefined);
  // A worker that was just giving its job back ends with the database and is started again, as scripts/serve.ts does;
  // one that was not goes on, when the queue has let the broken job wait for some seconds.
  await until(async () => {
    if (worker?.exitCode !== null) {
      await twoMinutesPass();
      worker = startWorker(mail?.url ?? "");
    }
    await heard(db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()
      WHERE locked_at IS NULL AND run_at > now() AND payload->>'actId' = ${actId}`);
    const answer = await act();
    return answer?.ok === true && answer.value.state === "DONE";
  });
  const { counts, rows } = must(await getBulkAct(approver, { conferenceId, actId }));
  expect([counts.DONE, counts.FAILED, rows.length]).toEqual([PEOPLE, 0, PEOPLE]);
  const decisions = await db.decision.groupBy({
    by: ["delegateId"],
    where: { action: "approve" },
    _count: true,
  });
  expect([decisions.length, decisions.every(({ _count }) => _count === 1)]).toEqual([PEOPLE, true]);
  const mails = await db.message.groupBy({
    by: ["delegateId"],
    where: { name: "delegate-approved" },
    _count: true,
  });
  expect([mails.length, mails.every(({ _count }) => _count === 1)]).toEqual([PEOPLE, true]);
  expect(await db.auditEntry.count({ where: { action: "delegate.approved" } })).toBe(PEOPLE);
  expect(await db.auditEntry.count({ where: { action: "bulkAct.finished" } })).toBe(1);
  const { stream } = must(await takeBulkReport(approver, { actId, format: "csv" }));
  const report = await new Response(stream).text();
  expect(report.trim().split("\n")).toHaveLength(PEOPLE + 1);
  for (const verdict of await verifyAllChains()) expect(verdict).toMatchObject({ intact: true });
  if (worker) await killWorker(worker);
}, 180_000);
