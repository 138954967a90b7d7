import "server-only";
import { db } from "@/lib/db/client";
import { SILENT_AFTER } from "@/lib/jobs/heartbeat";

/**
 * Gives jobs back that a killed worker held, so that another does them now; left alone the queue would wait four
 * hours. A job is abandoned when it was taken a minute ago or earlier by a worker that has been silent as long.
 * A worker only too busy to say that it lives may see a job done twice: every handler is idempotent.
 * @returns how many jobs were given back
 */
export async function giveBackAbandoned(at: Date): Promise<number> {
  const silentSince = new Date(at.getTime() - SILENT_AFTER);
  const held = await db.$queryRaw<{ workers: string[]; jobs: bigint }[]>`
    SELECT array_agg(DISTINCT j.locked_by) AS workers, count(*) AS jobs FROM graphile_worker.jobs j
    WHERE j.locked_at < ${silentSince} AND NOT EXISTS (
      SELECT 1 FROM "WorkerHeartbeat" h WHERE h."name" = j.locked_by AND h."seenAt" >= ${silentSince})
    HAVING count(*) > 0`;
  const [found] = held;
  if (found)
    await db.$executeRaw`SELECT 1 FROM graphile_worker.force_unlock_workers(${found.workers}::text[])`;
  await db.workerHeartbeat.deleteMany({ where: { seenAt: { lt: silentSince } } });
  return Number(found?.jobs ?? 0);
}
