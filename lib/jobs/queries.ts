import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

export type DeadJob = { id: string; task: string; attempts: number; lastError: string; runAt: string };
export type JobOverview = { waiting: number; running: number; dead: DeadJob[] };

const SHOWN = 100;

/** Background work: how much waits and runs, and the jobs that were given up, without their payloads. */
export async function getJobOverview(ctx: Ctx): Promise<Result<JobOverview>> {
  const denied = authorize(ctx, "job.manage");
  if (denied) return refusal(denied);
  const [counts] = await db.$queryRaw<{ waiting: bigint; running: bigint }[]>`
    SELECT count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts) AS waiting,
      count(*) FILTER (WHERE locked_at IS NOT NULL) AS running FROM graphile_worker.jobs`;
  const dead = await db.$queryRaw<
    { id: bigint; task: string; attempts: number; lastError: string | null; runAt: Date }[]
  >`SELECT id, task_identifier AS task, attempts, last_error AS "lastError", run_at AS "runAt"
    FROM graphile_worker.jobs WHERE attempts >= max_attempts AND locked_at IS NULL
    ORDER BY run_at DESC LIMIT ${SHOWN}`;
  return ok({
    waiting: Number(counts?.waiting ?? 0),
    running: Number(counts?.running ?? 0),
    dead: dead.map(({ id, task, attempts, lastError, runAt }) => ({
      id: String(id),
      task,
      attempts,
      lastError: (lastError ?? "").split("\n")[0]?.slice(0, 300) ?? "",
      runAt: runAt.toISOString(),
    })),
  });
}
