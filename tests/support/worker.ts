import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { db } from "@/lib/db/client";

/** A worker of its own process, as in production, that sends its mails to this server. */
export function startWorker(smtp: string): ChildProcess {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/worker.ts"];
  const env = { ...process.env, NODE_ENV: "production" as const, SMTP_URL: smtp };
  return spawn(process.execPath, args, { env, stdio: ["ignore", "ignore", "inherit"] });
}

/** Ends a worker as the machine does when it runs out of memory: without a last word. */
export async function killWorker(worker: ChildProcess): Promise<void> {
  const ended = once(worker, "exit");
  worker.kill("SIGKILL");
  await ended;
}

/** What a worker that died was doing counts as given up after a minute of silence. */
export async function twoMinutesPass(): Promise<void> {
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '2 minutes'`;
  await db.$executeRaw`UPDATE "WorkerHeartbeat" SET "seenAt" = "seenAt" - interval '2 minutes'`;
}

/** Waits for a state, never for a time. */
export async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 6000; tries += 1) {
    if (await what()) return;
    await delay(10);
  }
  throw new Error("waited in vain");
}
