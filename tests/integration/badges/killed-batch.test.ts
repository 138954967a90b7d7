import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { requestBadgeBatch } from "@/lib/badges/commands/request-badge-batch";
import { takeBatchPart } from "@/lib/badges/commands/take-batch-part";
import { getBadgeBatch } from "@/lib/badges/queries/batches";
import { db } from "@/lib/db/client";
import { accredit, foundConference, must, staff } from "./fixture";

const PEOPLE = 150;
const workers: ChildProcess[] = [];
afterAll(() => {
  for (const worker of workers) worker.kill("SIGKILL");
});

function startWorker(): ChildProcess {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/worker.ts"];
  const worker = spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: "production" },
    stdio: "inherit",
  });
  workers.push(worker);
  return worker;
}

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 900; tries += 1) {
    if (await what()) return;
    await delay(20);
  }
  throw new Error("waited in vain");
}

test("a batch whose worker is killed in the middle is finished by the next, and nobody gets two badges", async () => {
  const conferenceId = await foundConference();
  const operator = await staff("badgeDeskOperator", conferenceId);
  for (let at = 0; at < PEOPLE; at += 1) await accredit(conferenceId, { family: `Person ${at}` });
  const batchId = randomUUID();
  const filter = { delegationId: null, categoryId: null, form: "single" } as const;
  must(await requestBadgeBatch(operator, { conferenceId, filter, batchId }));

  const first = startWorker();
  const made = () => db.badge.count({ where: { conferenceId } });
  await until(async () => (await made()) > PEOPLE / 5);
  const ended = once(first, "exit");
  first.kill("SIGKILL");
  await ended;
  const halfway = must(await getBadgeBatch(operator, batchId));
  expect(halfway.state).toBe("RUNNING");
  expect(await made()).toBeLessThan(PEOPLE);

  // Two minutes pass: the dead worker's lock is given up.
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '2 minutes'`;
  await db.$executeRaw`UPDATE "WorkerHeartbeat" SET "seenAt" = "seenAt" - interval '2 minutes'`;
  startWorker();
  await until(async () => must(await getBadgeBatch(operator, batchId)).state === "DONE");

  const batch = must(await getBadgeBatch(operator, batchId));
  expect(batch).toMatchObject({ done: PEOPLE, printed: PEOPLE, skipped: [] });
  expect(batch.parts).toEqual([
    { part: 1, badges: 100 },
    { part: 2, badges: 50 },
  ]);
  const badges = await db.badge.findMany({ where: { conferenceId }, include: { events: true } });
  expect(new Set(badges.map(({ delegateId }) => delegateId)).size).toBe(PEOPLE);
  expect(badges).toHaveLength(PEOPLE);
  for (const { state, events } of badges) expect([state, events.length]).toEqual(["PRINTED", 1]);
  let pages = 0;
  for (const { part } of batch.parts) {
    const { stream } = must(await takeBatchPart(operator, { batchId, part }));
    const pdf = Buffer.from(await new Response(stream).arrayBuffer()).toString("latin1");
    pages += pdf.match(/\/MediaBox/g)?.length ?? 0;
  }
  expect(pages).toBe(2 * PEOPLE);
}, 120_000);
