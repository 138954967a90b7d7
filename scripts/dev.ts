import { parseArgs } from "node:util";
import { checkFolder, checkPort, parsePort } from "@/scripts/checks";
import { HOME } from "@/scripts/folders";
import { prepareDemo, stepPrinter } from "@/scripts/prepare";
import { untilAskedToStop } from "@/scripts/processes";
import { runScript } from "@/scripts/run-script";
import { serve } from "@/scripts/serve";

/** The demo for developers: pages are compiled when they are opened and follow the source. */
await runScript(async () => {
  const { values } = parseArgs({ options: { port: { type: "string", default: "3000" } } });
  const port = parsePort(values.port);
  const stopAsked = untilAskedToStop();
  await checkPort(port);
  checkFolder(HOME);
  const { env, databaseEnded, stopDatabase } = await prepareDemo(port, stepPrinter(stopAsked), stopAsked);
  try {
    const ready = () => console.log(`\nPlacet is ready: http://localhost:${port}`);
    const options = { env: { ...env, LOG_LEVEL: "info" }, port, host: "127.0.0.1", mode: "dev" } as const;
    await serve(options, { stopAsked, databaseEnded, ready });
  } finally {
    await stopDatabase();
  }
});
