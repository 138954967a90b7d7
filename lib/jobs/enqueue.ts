import "server-only";
import type { Tx } from "@/lib/db/client";
import type { TaskPayloads } from "@/lib/jobs/tasks";

export type EnqueueOptions = {
  /** At most one waiting job has this key. */
  jobKey?: string;
  runAt?: Date;
  maxAttempts?: number;
};

/** Attempts before a job counts as dead and waits for an administrator (waits grow exponentially to about a day). */
const MAX_ATTEMPTS = 12;

/**
 * Adds a job in the transaction that causes it: both commit or neither does. The payload is checked again by the
 * handler, which must be idempotent.
 */
export async function enqueue<Name extends keyof TaskPayloads>(
  tx: Tx,
  task: Name,
  payload: TaskPayloads[Name],
  options: EnqueueOptions = {},
): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM graphile_worker.add_job(
    ${task}::text,
    payload := ${JSON.stringify(payload)}::json,
    run_at := ${options.runAt ?? null}::timestamptz,
    max_attempts := ${options.maxAttempts ?? MAX_ATTEMPTS}::int,
    job_key := ${options.jobKey ?? null}::text
  )`;
}

/** Adds many jobs of one task by one statement, in the transaction that causes them. */
export async function enqueueAll<Name extends keyof TaskPayloads>(
  tx: Tx,
  task: Name,
  payloads: readonly TaskPayloads[Name][],
): Promise<void> {
  await tx.$executeRaw`SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
    SELECT json_populate_record(NULL::graphile_worker.job_spec, json_build_object(
      'identifier', ${task}::text, 'payload', p, 'max_attempts', ${MAX_ATTEMPTS}::int))
    FROM json_array_elements(${JSON.stringify(payloads)}::json) p))`;
}
