import { join } from "node:path";
import { freePort } from "@/lib/db/embedded";
import { checkFolder } from "@/scripts/checks";
import { HOME, ROOT } from "@/scripts/folders";
import { type Environment, runProcess, startProcess, untilAskedToStop } from "@/scripts/processes";
import { runScript } from "@/scripts/run-script";
import { withDemo } from "@/scripts/with-demo";

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
  await withDemo(port, stopAsked, (env) => runPlaywright(env, port, stopAsked));
});
