import { Logger, parseCronItems, run } from "graphile-worker";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { startHeartbeat } from "@/lib/jobs/heartbeat";
import { cronItems, taskList } from "@/lib/jobs/worker";
import { log } from "@/lib/log";
import { closeTransport } from "@/lib/notifications/transport";

const CONCURRENCY = 3;

const logger = new Logger((scope) => (level, message) => {
  if (level === "error") log.error({ job: scope.jobId, task: scope.taskIdentifier }, message);
});

/**
 * Runs background jobs until it is told to stop; jobs under way are finished or given back. When the database is
 * restarted the queue reconnects by itself.
 */
async function work(): Promise<void> {
  const stopHeartbeat = await startHeartbeat((error) => log.warn({ err: error }, "heartbeat failed"));
  const runner = await run({
    connectionString: env.DATABASE_URL,
    taskList,
    parsedCronItems: parseCronItems(cronItems),
    concurrency: CONCURRENCY,
    pollInterval: 2000,
    noHandleSignals: true,
    logger,
  });
  const stop = () => void runner.stop().catch(() => undefined);
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  log.info("worker ready");
  await runner.promise;
  stopHeartbeat();
  closeTransport();
  await db.$disconnect();
}

await work();
