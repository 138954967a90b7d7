import "server-only";
import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export const retryJobSchema = z.strictObject({ jobId: z.string().regex(/^[0-9]{1,18}$/) });

/** Gives a dead job its attempts back, to run now. @returns CONFLICT alreadyDone when it is not dead any more */
export async function retryJob(
  ctx: Ctx,
  { jobId }: z.infer<typeof retryJobSchema>,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "job.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx) => {
    // One at a time: of two clicks the second finds the job alive.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('job.retry'))`;
    const rows = await tx.$queryRaw<{ task: string }[]>`
      SELECT task_identifier AS task FROM graphile_worker.jobs
      WHERE id = ${BigInt(jobId)} AND attempts >= max_attempts AND locked_at IS NULL`;
    const [job] = rows;
    if (!job) return refuse("CONFLICT", "alreadyDone");
    await tx.$executeRaw`SELECT 1 FROM graphile_worker.reschedule_jobs(ARRAY[${BigInt(jobId)}]::bigint[], run_at := now(), attempts := 0)`;
    await recordAudit(tx, ctx, {
      action: "job.retried",
      conferenceId: null,
      subjectType: "job",
      subjectId: jobId,
      details: { task: job.task },
    });
    return ok();
  });
}
