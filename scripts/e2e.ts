import { join } from "node:path";
import { freePort } from "@/lib/db/embedded";
import { buildApp } from "@/scripts/build";
import { checkFolder } from "@/scripts/checks";
import { HOME, ROOT } from "@/scripts/folders";
import { prepareDemo, stepPrinter } from "@/scripts/prepare";
import {
  type Environment,
  Interrupted,
  runProcess,
  startProcess,
  untilAskedToStop,
} from "@/scripts/processes";
import { runScript } from "@/scripts/run-script";
import { serve } from "@/scripts/serve";

/** Playwright over a demo of its own, and over a second web server without DEMO that shares its database. */
async function runPlaywright(env: Environment, port: number, stopAsked: Promise<unknown>): Promise<void> {
  const plainPort = await freePort();
  const plain = startProcess({
    name: "The web server without DEMO",
    args: ["--import", "tsx", join(ROOT, "scripts/web.ts"), String(plainPort), "127.0.0.1"],
    env: { ...env, DEMO: undefined, APP_URL: `http://localhost:${plainPort}`, NODE_ENV: "production" },
    log: join(HOME, "logs/plain.log"),
  });
  try {
    const settings = { BASE_URL: `http://localhost:${port}`, PLAIN_URL: `http://localhost:${plainPort}` };
    await runProcess(
      {
        name: "Playwright",
        args: [join(ROOT, "node_modules/@playwright/test/cli.js"), "test", ...process.argv.slice(2)],
        env: { ...env, ...settings, NODE_ENV: "test" },
      },
      stopAsked,
    );
  } finally {
    await plain.stop();
  }
}

await runScript(async () => {
  const stopAsked = untilAskedToStop();
  checkFolder(HOME);
  const port = await freePort();
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
      outcome = runPlaywright(env, port, stopAsked);
      outcome.then(finish, finish);
    };
    const options = { env, port, host: "127.0.0.1", logs: join(HOME, "logs") };
    await serve(options, { stopAsked: Promise.race([stopAsked, finished]), databaseEnded, ready });
    await outcome;
  } finally {
    await stopDatabase();
  }
});
