import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { SetupError } from "@/lib/setup-error";
import { ROOT } from "@/scripts/folders";
import { keepRunning } from "@/scripts/keep-running";
import { type Environment, explainEnd, Interrupted, type Running, startProcess } from "@/scripts/processes";
import { WORKER_OPTIONS } from "@/scripts/worker-options";

type Serve = {
  env: Environment;
  port: number;
  /** Address to listen on. */
  host: string;
  mode?: "dev";
  /** Folder for web.log and worker.log; without one both write to the terminal. */
  logs?: string;
};

type Served = { web: Running; worker: Running; logOf: (running: Running) => string | undefined };

const READY_WITHIN = 90_000;

function startBoth({ env, port, host, mode, logs }: Serve, isReady: () => boolean): Served {
  const log = (name: string) => logs && join(logs, `${name}.log`);
  const tsx = ["--import", join(ROOT, "scripts/follow-parent.mjs"), "--import", "tsx"];
  const web = startProcess({
    name: "The web server",
    args: [...tsx, join(ROOT, "scripts/web.ts"), String(port), host, ...(mode ? [mode] : [])],
    env: { ...env, NODE_ENV: mode ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" },
    log: log("web"),
  });
  const startWorker = () =>
    startProcess({
      name: "The worker",
      args: [...WORKER_OPTIONS, ...tsx, join(ROOT, "scripts/worker.ts")],
      env: { ...env, NODE_ENV: "production" },
      log: log("worker"),
    });
  const worker = keepRunning(startWorker, { isPatient: isReady });
  return { web, worker, logOf: (running) => log(running === web ? "web" : "worker") };
}

async function untilReady(port: number, given: AbortSignal): Promise<void> {
  for (const start = Date.now(); Date.now() - start < READY_WITHIN && !given.aborted; await delay(250)) {
    const signal = AbortSignal.any([given, AbortSignal.timeout(5000)]);
    const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`, { signal }).catch(
      () => undefined,
    );
    await answer?.body?.cancel();
    if (answer?.ok) return;
  }
  throw new SetupError(`Nothing answered on port ${port} within ${READY_WITHIN / 1000} seconds.`);
}

/**
 * Runs the web server and the worker until somebody asks to stop, then stops the web server first, so that nobody
 * is answered half, and the worker after it. While they come up, one ending on its own stops the other; later the
 * worker is started again.
 * @throws SetupError naming the one that ended, with its last words
 */
export async function serve(
  options: Serve,
  {
    stopAsked,
    databaseEnded,
    ready,
  }: {
    stopAsked: Promise<unknown>;
    databaseEnded?: Promise<string>;
    ready: () => void;
  },
): Promise<void> {
  let isReady = false;
  const { web, worker, logOf } = startBoth(options, () => isReady);
  const waiting = new AbortController();
  const broken = Promise.race([
    ...[web, worker].map((running) =>
      running.ended.then((how) => {
        throw explainEnd(running.name, how, logOf(running));
      }),
    ),
    ...(databaseEnded ? [databaseEnded.then((why) => Promise.reject(new SetupError(why)))] : []),
  ]);
  try {
    const interrupted = stopAsked.then(() => Promise.reject(new Interrupted()));
    await Promise.race([untilReady(options.port, waiting.signal), broken, interrupted]);
    isReady = true;
    ready();
    await Promise.race([broken, stopAsked]);
  } finally {
    waiting.abort();
    broken.catch(() => undefined);
    await web.stop();
    await worker.stop();
  }
}
