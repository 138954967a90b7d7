import { parseArgs } from "node:util";
import { type Env, parseEnv } from "@/lib/env";
import { SetupError } from "@/lib/setup-error";
import { applyMigrations } from "@/prisma/migrations";
import { requireVettingApart } from "@/prisma/vetting-apart";
import { buildApp } from "@/scripts/build";
import { checkPort, parsePort } from "@/scripts/checks";
import { untilAskedToStop } from "@/scripts/processes";
import { runScript } from "@/scripts/run-script";
import { serve } from "@/scripts/serve";

/** Settings from the environment, checked before anything is done. The demo's page of accounts is never among them. */
function settings() {
  let parsed: Env;
  try {
    parsed = parseEnv({ ...process.env, DEMO: undefined });
  } catch (error) {
    throw new SetupError((error as Error).message);
  }
  if (!parsed.SMTP_URL) {
    throw new SetupError("SMTP_URL is not set: nobody would receive a link or a decision. See .env.example.");
  }
  return parsed;
}

/** The production start: migrations, then web server and worker, with every setting from outside. */
await runScript(async () => {
  const options = {
    port: { type: "string", default: "3000" },
    host: { type: "string", default: "127.0.0.1" },
  } as const;
  const { values } = parseArgs({ options });
  const { DATABASE_URL } = settings();
  const port = parsePort(values.port);
  const stopAsked = untilAskedToStop();
  await checkPort(port);
  await applyMigrations(DATABASE_URL);
  await requireVettingApart(DATABASE_URL);
  const env = { ...process.env, DEMO: undefined };
  await buildApp(env, stopAsked);
  const ready = () => console.log(`Placet is ready on ${values.host}:${port}.`);
  await serve({ env, port, host: values.host }, { stopAsked, ready });
});
