import { join } from "node:path";
import { parseArgs } from "node:util";
import { SetupError } from "@/lib/setup-error";
import { buildApp } from "@/scripts/build";
import { checkFolder, checkPort, parsePort } from "@/scripts/checks";
import { HOME } from "@/scripts/folders";
import { prepareDemo, removeHome, stepPrinter } from "@/scripts/prepare";
import { untilAskedToStop } from "@/scripts/processes";
import { runScript } from "@/scripts/run-script";
import { serve } from "@/scripts/serve";

const USAGE = "npm run demo [-- --port N] [-- --fresh]";

function readArguments(): { port: number; fresh: boolean } {
  try {
    const { values } = parseArgs({
      options: { port: { type: "string", default: "3000" }, fresh: { type: "boolean", default: false } },
    });
    return { port: parsePort(values.port), fresh: values.fresh };
  } catch (error) {
    throw error instanceof SetupError ? error : new SetupError(`${(error as Error).message}\n${USAGE}`);
  }
}

/**
 * Brings the whole product up on this machine with a fictional conference: database, migrations, seed, production
 * build, web server and worker. DEMO is set here and nowhere else.
 */
async function demo(): Promise<void> {
  const { port, fresh } = readArguments();
  const stopAsked = untilAskedToStop();
  await checkPort(port);
  if (fresh) await removeHome();
  checkFolder(HOME);
  console.log("Placet demo");
  const step = stepPrinter(stopAsked);
  const { env, databaseEnded, stopDatabase } = await prepareDemo(port, step, stopAsked);
  try {
    await step(
      "Build",
      () => buildApp(env, stopAsked),
      (built) => (built ? "built" : "up to date"),
    );
    await checkPort(port);
    const ready = () =>
      console.log(`\nPlacet is ready: http://localhost:${port}\nCtrl-C stops it; the data is kept.`);
    await serve(
      { env, port, host: "127.0.0.1", logs: join(HOME, "logs") },
      { stopAsked, databaseEnded, ready },
    );
  } finally {
    await stopDatabase();
  }
  console.log("\nStopped.");
}

await runScript(demo);
