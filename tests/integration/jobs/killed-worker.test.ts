import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { queueMessage } from "@/lib/notifications/outbox";
import { ok } from "@/lib/result";
import { must, system } from "@/tests/integration/badges/fixture";
import { type MailServer, startMailServer } from "@/tests/support/smtp";

let server: MailServer;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  server = await startMailServer();
});
afterAll(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  await server.close();
});

function startWorker(): ChildProcess {
  const worker = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "scripts/worker.ts"],
    { env: { ...process.env, NODE_ENV: "production", SMTP_URL: server.url }, stdio: "inherit" },
  );
  workers.push(worker);
  return worker;
}

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await what()) return;
    await delay(100);
  }
  throw new Error("waited in vain");
}
const stateOf = async (id: string) => (await db.message.findUniqueOrThrow({ where: { id } })).state;
const heldJobs = async () =>
  (await db.$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs WHERE locked_at IS NOT NULL`).length;

test("what a killed worker was doing is done by the next one; a worker told to stop leaves in order", async () => {
  const dedupeKey = newId();
  const values = { link: "http://localhost:3000/en/reset/abc" };
  const message = {
    name: "password-reset",
    locale: "fr",
    recipient: "a@b.example",
    dedupeKey,
    values,
  } as const;
  must(await inTransaction(system(), async (tx, ctx) => ok(await queueMessage(tx, ctx, message))));
  const { id } = await db.message.findUniqueOrThrow({ where: { dedupeKey } });

  server.silent = true;
  const first = startWorker();
  await until(async () => (await heldJobs()) === 1);
  const ended = once(first, "exit");
  first.kill("SIGKILL");
  await ended;
  expect([await stateOf(id), await heldJobs()]).toEqual(["QUEUED", 1]);

  // Two minutes pass.
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '2 minutes'`;
  await db.$executeRaw`UPDATE "WorkerHeartbeat" SET "seenAt" = "seenAt" - interval '2 minutes'`;
  server.silent = false;
  const second = startWorker();
  await until(async () => (await stateOf(id)) === "SENT");
  expect(server.received.map(({ recipients }) => recipients)).toEqual([["a@b.example"]]);

  await until(async () => (await db.workerHeartbeat.count()) === 1);
  const stopped = once(second, "exit");
  second.kill("SIGTERM");
  expect(await stopped).toEqual([0, null]);
  expect([await db.workerHeartbeat.count(), await heldJobs()]).toEqual([0, 0]);
}, 60_000);
