import "server-only";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";

const EVERY = 10_000;
/** A worker silent for longer counts as away. Milliseconds. */
export const SILENT_AFTER = 60_000;
const NAME = "worker";

async function beat(): Promise<void> {
  const seenAt = now();
  await db.workerHeartbeat.upsert({
    where: { name: NAME },
    create: { name: NAME, seenAt },
    update: { seenAt },
  });
}

/** Says every ten seconds that the worker lives; a failed beat is no reason to stop working. */
export async function startHeartbeat(onError: (error: unknown) => void): Promise<() => void> {
  await beat().catch(onError);
  const timer = setInterval(() => void beat().catch(onError), EVERY);
  return () => clearInterval(timer);
}

/** Whether a worker was heard of within the last minute. */
export async function workerIsAlive(at: Date): Promise<boolean> {
  const row = await db.workerHeartbeat.findUnique({ where: { name: NAME } });
  return row !== null && at.getTime() - row.seenAt.getTime() < SILENT_AFTER;
}
