import "server-only";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";

const EVERY = 10_000;
/** A worker silent for longer counts as away. Milliseconds. */
export const SILENT_AFTER = 60_000;

/** Says that the worker of that name lives. */
export async function beat(name: string, seenAt: Date): Promise<void> {
  await db.workerHeartbeat.upsert({ where: { name }, create: { name, seenAt }, update: { seenAt } });
}

/** Does what keeps a worker's place at once and every ten seconds; a failure is no reason to stop working. */
export async function everyBeat(
  work: (at: Date) => Promise<void>,
  onError: (error: unknown) => void,
): Promise<() => void> {
  await work(now()).catch(onError);
  const timer = setInterval(() => void work(now()).catch(onError), EVERY);
  return () => clearInterval(timer);
}

/** Whether any worker was heard of within the last minute. */
export async function workerIsAlive(at: Date): Promise<boolean> {
  const row = await db.workerHeartbeat.findFirst({ orderBy: { seenAt: "desc" } });
  return row !== null && at.getTime() - row.seenAt.getTime() < SILENT_AFTER;
}
