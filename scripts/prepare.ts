import { createHash } from "node:crypto";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { removeEmbedded, startEmbedded } from "@/lib/db/embedded";
import { SetupError } from "@/lib/setup-error";
import { generateClient } from "@/prisma/generate";
import { applyMigrations } from "@/prisma/migrations";
import { HOME, ROOT } from "@/scripts/folders";
import { type Environment, Interrupted, runProcess } from "@/scripts/processes";
import { keepSecrets } from "@/scripts/secrets";

const DATA = join(HOME, "postgres");

export type Prepared = {
  env: Environment;
  databaseEnded?: Promise<string>;
  stopDatabase: () => Promise<void>;
};

type Step = <T>(title: string, work: () => Promise<T> | T, told?: (value: T) => string) => Promise<T>;

/** Removes everything that earlier starts kept. */
export async function removeHome(): Promise<void> {
  if (process.env.DATABASE_URL) {
    throw new SetupError(
      "--fresh removes the demo's own database only: empty the one of DATABASE_URL yourself.",
    );
  }
  await removeEmbedded(DATA);
  for (const name of ["files", "logs", "secrets.json"])
    rmSync(join(HOME, name), { recursive: true, force: true });
}

/** Settings that only the demo has. They win over the shell's, so that no setting of a real server gets in. */
function demoEnvironment(databaseUrl: string, port: number): Environment {
  return {
    ...process.env,
    ...keepSecrets(join(HOME, "secrets.json")),
    DATABASE_URL: databaseUrl,
    APP_URL: `http://localhost:${port}`,
    FILES_DIR: join(HOME, "files"),
    SMTP_URL: undefined,
    TRUSTED_PROXIES: "0",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
    DEMO: "1",
  };
}

function seed(env: Environment, stopAsked: Promise<unknown>): Promise<void> {
  const args = ["--conditions=react-server", "--import", "tsx", join(ROOT, "prisma/seed.ts")];
  return runProcess({ name: "Seeding", args, env, log: join(HOME, "logs/seed.log") }, stopAsked);
}

/**
 * Fills the embedded database under another name and renames it when it is whole, so that an interrupted start
 * leaves nothing half-done; a database that has its name is complete and is kept as it is.
 */
async function prepareEmbedded(port: number, step: Step, stopAsked: Promise<unknown>): Promise<Prepared> {
  const server = await step(
    "Database",
    () => startEmbedded({ folder: DATA }),
    ({ data }) => `PostgreSQL in ${relative(ROOT, data)}`,
  );
  try {
    const env = demoEnvironment(server.url("placet"), port);
    const filled = await server.has("placet");
    const name = filled ? "placet" : "placet_filling";
    if (!filled) {
      await server.recreate(name);
      rmSync(join(HOME, "files"), { recursive: true, force: true });
    }
    await step(
      "Migrations",
      () => applyMigrations(server.url(name)),
      (names) => `${names.length} applied`,
    );
    if (!filled) {
      await step("Demo conference", () => seed({ ...env, DATABASE_URL: server.url(name) }, stopAsked));
      await server.rename(name, "placet");
    }
    return { env, databaseEnded: server.ended, stopDatabase: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function prepareGiven(
  url: string,
  port: number,
  step: Step,
  stopAsked: Promise<unknown>,
): Promise<Prepared> {
  const env = demoEnvironment(url, port);
  await step(
    "Database",
    () => applyMigrations(url),
    (names) => `of DATABASE_URL, ${names.length} migrations applied`,
  );
  const id = createHash("sha256").update(url).digest("hex").slice(0, 16);
  const mark = join(HOME, `seeded-${id}`);
  if (!existsSync(mark)) {
    await step("Demo conference", () => seed(env, stopAsked));
    writeFileSync(mark, "");
  }
  return { env, stopDatabase: async () => undefined };
}

/**
 * Brings database, migrations and the demo conference up.
 * @param stopAsked settles when the person wants to stop: the step under way is cut short
 */
export async function prepareDemo(port: number, step: Step, stopAsked: Promise<unknown>): Promise<Prepared> {
  await step(
    "Database client",
    () => generateClient(),
    (made) => (made ? "generated" : "up to date"),
  );
  const url = process.env.DATABASE_URL;
  return url ? prepareGiven(url, port, step, stopAsked) : prepareEmbedded(port, step, stopAsked);
}

/** Prints each step with its outcome and its time, and stops between steps when asked to. */
export function stepPrinter(stopAsked: Promise<unknown>): Step {
  let stopping = false;
  stopAsked.then(() => {
    stopping = true;
  });
  return async (title, work, told) => {
    if (stopping) throw new Interrupted();
    const start = Date.now();
    process.stdout.write(`  ${title.padEnd(18)}`);
    try {
      const value = await work();
      const seconds = ((Date.now() - start) / 1000).toFixed(1);
      process.stdout.write(`${(told?.(value) ?? "done").padEnd(44)}${seconds.padStart(6)} s\n`);
      return value;
    } catch (error) {
      process.stdout.write("\n");
      throw error;
    }
  };
}
