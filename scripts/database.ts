import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { startEmbedded } from "@/lib/db/embedded";
import { SetupError } from "@/lib/setup-error";
import { HOME } from "@/scripts/folders";
import { keepSecrets } from "@/scripts/secrets";

const DATA = join(HOME, "postgres");

/** Address of the demo's database while the demo runs. */
async function runningDemo(): Promise<string | undefined> {
  const { port, password } = JSON.parse(readFileSync(`${DATA}.json`, "utf8")) as {
    port: number;
    password: string;
  };
  const connectionString = `postgresql://placet:${password}@127.0.0.1:${port}/placet`;
  const client = new Client({ connectionString, connectionTimeoutMillis: 2000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.end();
    return connectionString;
  } catch {
    return undefined;
  }
}

function takeDemoSettings(databaseUrl: string): void {
  const settings = { APP_URL: "http://localhost:3000", FILES_DIR: join(HOME, "files"), DEMO: "1" };
  Object.assign(process.env, keepSecrets(join(HOME, "secrets.json")), settings, {
    DATABASE_URL: databaseUrl,
  });
}

/**
 * Runs the work of a script against the database of DATABASE_URL; without one, against the demo's own, which is
 * started for the while when the demo does not run.
 * @throws SetupError when there is neither
 */
export async function withDatabase(work: () => Promise<void>): Promise<void> {
  if (process.env.DATABASE_URL || process.env.DATABASE_URL_FILE) return work();
  if (!existsSync(`${DATA}.json`)) {
    throw new SetupError("No database: set DATABASE_URL, or run `npm run demo` once.");
  }
  const running = await runningDemo();
  const server = running ? undefined : await startEmbedded({ folder: DATA });
  try {
    takeDemoSettings(running ?? server?.url("placet") ?? "");
    await work();
  } finally {
    await server?.stop();
  }
}
