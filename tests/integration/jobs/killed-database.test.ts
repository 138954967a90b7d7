import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { afterAll, expect, test, vi } from "vitest";
import { verifyAllChains } from "@/lib/audit/verify";
import { requestBadgeBatch } from "@/lib/badges/commands/request-badge-batch";
import { db } from "@/lib/db/client";
import { type Submitted, submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { type Registered, registered } from "@/tests/integration/accreditation/registered";
import { accredit, foundConference, must, staff } from "@/tests/integration/badges/fixture";
import { type MailServer, startMailServer } from "@/tests/support/smtp";
import { startWorker, twoMinutesPass, until } from "@/tests/support/worker";

const PEOPLE = 100;
const SUBMISSIONS = 12;
const ACKNOWLEDGED_BEFORE = 4;

// Hoisted: the settings are read once, by whichever import asks first.
const server = await vi.hoisted(async () =>
  (await import("@/tests/support/own-server")).startOwnServer("killed"),
);
let mail: MailServer | undefined;
let worker: ChildProcess | undefined;

afterAll(async () => {
  worker?.kill("SIGKILL");
  await mail?.close();
  await server.remove();
});

function submission(person: Registered) {
  return submitDelegate(person.owner, {
    delegateId: person.id,
    version: person.version,
    badgeApproved: true,
  }).then(must);
}

/** What is stored of a submission, every part counted. */
async function storedOf(id: string) {
  const [row] = await db.$queryRaw<Record<string, unknown>[]>`
    SELECT d."state", d."version", d."submittedAt" IS NOT NULL AS stamped,
      (SELECT count(*)::int FROM "DelegateSnapshot" s WHERE s."delegateId" = d."id") AS snapshots,
      (SELECT count(*)::int FROM "Decision" c WHERE c."delegateId" = d."id") AS decisions,
      (SELECT count(*)::int FROM "ReviewTask" t WHERE t."delegateId" = d."id") AS tasks,
      (SELECT count(*)::int FROM "AuditEntry" a
        WHERE a."subjectId" = d."id"::text AND a."action" = 'registration.submitted') AS entries,
      (SELECT count(*)::int FROM "Message" m WHERE m."delegateId" = d."id") AS mails,
      (SELECT count(*)::int FROM "Message" m JOIN graphile_worker._private_jobs j
        ON j."payload"->>'messageId' = m."id"::text WHERE m."delegateId" = d."id") AS jobs
    FROM "Delegate" d WHERE d."id" = ${id}::uuid`;
  return row;
}

const PARTS = { snapshots: 1, decisions: 1, tasks: 1, entries: 1, mails: 2, jobs: 2 };
const NOTHING = { snapshots: 0, decisions: 0, tasks: 0, entries: 0, mails: 0, jobs: 0 };
const whole = ({ version }: Registered) => ({
  state: "SUBMITTED",
  version: version + 1,
  stamped: true,
  ...PARTS,
});
const untouched = ({ version }: Registered) => ({ state: "DRAFT", version, stamped: false, ...NOTHING });

test("a database killed in the middle keeps all that was acknowledged, halves nothing and does a job once", async () => {
  const conferenceId = await foundConference();
  const operator = await staff("badgeDeskOperator", conferenceId);
  for (let at = 0; at < PEOPLE; at += 1) await accredit(conferenceId, { family: `Person ${at}` });
  const people: Registered[] = [];
  for (let at = 0; at < SUBMISSIONS; at += 1) people.push(await registered(conferenceId));
  const batchId = randomUUID();
  const filter = { delegationId: null, categoryId: null, form: "single" } as const;
  must(await requestBadgeBatch(operator, { conferenceId, filter, batchId }));

  mail = await startMailServer();
  // Mail waits, so that the jobs of the submissions can still be counted.
  mail.refusing = true;
  worker = startWorker(mail.url);
  const made = () => db.badge.count({ where: { conferenceId } });
  await until(async () => (await made()) > PEOPLE / 5);

  const acknowledged = new Map<string, Submitted>();
  const lost: unknown[] = [];
  const clicks = people.map((person) =>
    submission(person).then(
      (answer) => void acknowledged.set(person.id, answer),
      (error: unknown) => void lost.push(error),
    ),
  );
  await until(() => acknowledged.size >= ACKNOWLEDGED_BEFORE);
  await server.kill();
  await Promise.all(clicks);
  expect(lost.length).toBeGreaterThan(0);
  expect(acknowledged.size + lost.length).toBe(SUBMISSIONS);

  const address = server.url();
  await server.startAgain();
  expect(server.url()).toBe(address);
  // The first answers may still come from connections that died.
  await until(() =>
    made().then(
      () => true,
      () => false,
    ),
  );

  for (const person of people) {
    const stored = await storedOf(person.id);
    if (acknowledged.has(person.id) || stored?.state !== "DRAFT") expect(stored).toEqual(whole(person));
    else expect(stored).toEqual(untouched(person));
  }
  for (const verdict of await verifyAllChains()) expect(verdict).toMatchObject({ intact: true });

  // Whoever heard nothing clicks once more; whoever was answered gets the same answer.
  for (const person of people) {
    const answer = await submission(person);
    expect(acknowledged.get(person.id) ?? answer).toEqual(answer);
    expect(await storedOf(person.id)).toEqual(whole(person));
  }

  // The worker that held the job is gone as well; the next one takes it over when the silence is long enough.
  worker.kill("SIGKILL");
  await twoMinutesPass();
  const halfway = await db.badgeBatch.findUniqueOrThrow({ where: { id: batchId } });
  expect(halfway.state).not.toBe("DONE");
  worker = startWorker(mail.url);
  await until(
    async () => (await db.badgeBatch.findUniqueOrThrow({ where: { id: batchId } })).state === "DONE",
  );
  const badges = await db.badge.findMany({ where: { conferenceId }, include: { events: true } });
  expect(badges).toHaveLength(PEOPLE);
  expect(new Set(badges.map(({ delegateId }) => delegateId)).size).toBe(PEOPLE);
  for (const { state, events } of badges) expect([state, events.length]).toEqual(["PRINTED", 1]);
  for (const verdict of await verifyAllChains()) expect(verdict).toMatchObject({ intact: true });

  expect(worker.exitCode).toBeNull();
  const stopped = once(worker, "exit");
  worker.kill("SIGTERM");
  expect(await stopped).toEqual([0, null]);
}, 180_000);
