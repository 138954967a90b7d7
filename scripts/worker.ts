import { EventEmitter } from "node:events";
import { Logger, parseCronItems, run, type WorkerEvents } from "graphile-worker";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { giveBackAbandoned } from "@/lib/jobs/abandoned";
import { beat, everyBeat } from "@/lib/jobs/heartbeat";
import { cronItems, taskList } from "@/lib/jobs/worker";
import { log } from "@/lib/log";
import { closeTransport } from "@/lib/notifications/transport";

const CONCURRENCY = 3;

const logger = new Logger((scope) => (level, message) => {
  if (level === "error") log.error({ job: scope.jobId, task: scope.taskIdentifier }, message);
});

/** Says that this worker lives, and gives back what workers that died were doing. */
async function keepPlace(name: string, at: Date): Promise<void> {
  await beat(name, at);
  const jobs = await giveBackAbandoned(at);
  if (jobs > 0) log.warn({ jobs }, "jobs of a worker that died were given back");
}

/**
 * Runs background jobs until it is told to stop; jobs under way are finished or given back. When the database is
 * restarted the queue reconnects by itself, or, where it was just giving a job back, the worker ends and is started
 * again (scripts/keep-running.ts); the job is given back after a minute of silence.
 */
async function work(): Promise<void> {
  const events: WorkerEvents = new EventEmitter();
  // The name under which the queue notes who holds a job.
  const named = new Promise<string>((resolve) =>
    events.once("pool:create", ({ workerPool }) => resolve(workerPool.id)),
  );
  const runner = await run({
    connectionString: env.DATABASE_URL,
    taskList,
    parsedCronItems: parseCronItems(cronItems),
    concurrency: CONCURRENCY,
    pollInterval: 2000,
    noHandleSignals: true,
    logger,
    events,
  });
  const stop = () => void runner.stop().catch(() => undefined);
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  const name = await named;
  const onError = (error: unknown) => log.warn({ err: error }, "heartbeat failed");
  const stopHeartbeat = await everyBeat((at) => keepPlace(name, at), onError);
  // A new version may come with another rule for keys, or other names of States.
  await runner.addJob("organizations.refreshKeys", {}, { jobKey: "organizations.refreshKeys" });
  log.info("worker ready");
  await runner.promise;
  stopHeartbeat();
  closeTransport();
  await db.workerHeartbeat.deleteMany({ where: { name } }).catch(onError);
  await db.$disconnect();
}

await work();
