import { join } from "node:path";
import { buildApp } from "@/scripts/build";
import { HOME } from "@/scripts/folders";
import { prepareDemo, stepPrinter } from "@/scripts/prepare";
import { type Environment, Interrupted } from "@/scripts/processes";
import { serve } from "@/scripts/serve";

/**
 * Brings up the demo of PLACET_HOME, database, build, web server and worker, runs the work against it and takes
 * everything down again.
 * @throws what the work throws; Interrupted when the start was broken off
 */
export async function withDemo(
  port: number,
  stopAsked: Promise<unknown>,
  work: (env: Environment) => Promise<void>,
): Promise<void> {
  const step = stepPrinter(stopAsked);
  const { env, databaseEnded, stopDatabase } = await prepareDemo(port, step, stopAsked);
  try {
    await step(
      "Build",
      () => buildApp(env, stopAsked),
      (built) => (built ? "built" : "up to date"),
    );
    let finish: (value: unknown) => void = () => undefined;
    const finished = new Promise((resolve) => {
      finish = resolve;
    });
    let outcome: Promise<void> = Promise.reject(new Interrupted());
    outcome.catch(() => undefined);
    const ready = () => {
      outcome = work(env);
      outcome.then(finish, finish);
    };
    const options = { env, port, host: "127.0.0.1", logs: join(HOME, "logs") };
    await serve(options, { stopAsked: Promise.race([stopAsked, finished]), databaseEnded, ready });
    await outcome;
  } finally {
    await stopDatabase();
  }
}
