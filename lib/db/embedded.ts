import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client, escapeIdentifier, escapeLiteral } from "pg";
import {
  CLEAN_ENVIRONMENT,
  hasDatabase,
  type Installation,
  initialiseDatabase,
  prepareInstallation,
  SUPERUSER,
  sharedPlace,
} from "@/lib/db/embedded-files";
import { explainError, SetupError } from "@/lib/setup-error";

export type EmbeddedOptions = {
  /** Data folder, absolute; its settings and log stand beside it. */
  folder: string;
  /** Data may be lost in a crash: for tests only. */
  disposable?: boolean;
};

export type EmbeddedServer = {
  /** Folder in which the data is. */
  data: string;
  /** Connection string of a database on this server. */
  url: (database: string) => string;
  has: (database: string) => Promise<boolean>;
  /** Makes an empty database, in place of one of that name. */
  recreate: (database: string) => Promise<void>;
  /** Gives a database its name; nobody may be connected. */
  rename: (from: string, to: string) => Promise<void>;
  /** Settles when the server has ended, whoever ended it, with one line that says why. */
  ended: Promise<string>;
  /** Ends connections and stops; gives back when the data is on disk. */
  stop: () => Promise<void>;
};

/** `password` is the application's, `superuser` that of the account which starts and stops the server. */
type Settings = { port: number; password: string; superuser: string };

/** Held on a connection for as long as its starter lives, so that two starters never share a folder. */
const OWNER_LOCK = 5_071_027;
const READY_WITHIN = 120_000;
const STOP_WITHIN = 15_000;

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen(port, "127.0.0.1");
    await once(probe, "listening");
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}

/** A port that nobody listens on, on the loopback address. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no address");
  return address.port;
}

function urlOf({ port, password }: Settings, database: string): string {
  return `postgresql://placet:${password}@127.0.0.1:${port}/${database}`;
}

function superuserUrl({ port, superuser }: Settings): string {
  return `postgresql://${SUPERUSER}:${superuser}@127.0.0.1:${port}/postgres`;
}

function readSettings(file: string): Settings {
  const settings = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<Settings>) : {};
  const { port, password, superuser } = settings;
  if (port && password && superuser) return { port, password, superuser };
  if (password) {
    throw new SetupError(
      "The demo's database was made before the clearance file was kept apart: start with --fresh (its data is removed).",
    );
  }
  throw new SetupError(
    `The password of the database, ${file}, is missing: put it back, or start with --fresh.`,
  );
}

async function connect(url: string): Promise<Client | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch {
    return undefined;
  }
}

async function takeOwnership(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>("SELECT pg_try_advisory_lock($1) AS taken", [
    OWNER_LOCK,
  ]);
  return rows[0]?.taken === true;
}

/** Whether a process lives under that id. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Stops the server of a starter that was killed; refuses when the starter still lives. */
async function clearFormerServer({ data }: Installation, settings: Settings): Promise<void> {
  const pidFile = join(data, "postmaster.pid");
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, "utf8").split("\n")[0]) : 0;
  const client = pid > 0 && isAlive(pid) ? await connect(superuserUrl(settings)) : undefined;
  if (!client) return;
  const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
  const ours = rows[0]?.data_directory === data;
  const orphan = ours && (await takeOwnership(client));
  await client.end();
  if (!ours) return;
  if (!orphan)
    throw new SetupError("Placet is already running from this folder: stop it first (Ctrl-C there).");
  process.kill(pid, "SIGINT");
  for (let waited = 0; isAlive(pid) && waited < STOP_WITHIN; waited += 100) await delay(100);
}

function explainLog(log: string, data: string): SetupError {
  if (/No space left on device/.test(log)) return explainError(new Error("ENOSPC")) as SetupError;
  if (/Permission denied|has wrong ownership|invalid permissions/.test(log)) {
    return new SetupError(
      `The database may not use its folder ${data}: give it back to its owner, mode 700.`,
    );
  }
  const reason = log
    .split("\n")
    .findLast((line) => /FATAL|PANIC/.test(line) && !/starting up|shutting down/.test(line));
  return new SetupError(`The database in ${data} ended: ${reason ?? "it was stopped from outside"}`);
}

function launch(
  { native, data, user }: Installation,
  settings: Settings,
  logFile: string,
  disposable: boolean,
) {
  const flags = {
    listen_addresses: "127.0.0.1",
    port: String(settings.port),
    // No socket file: nothing of it can be left behind or clash.
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    // Without the values of a row that failed: they are people's data, and words of the clearance file.
    log_error_verbosity: "terse",
    ...(disposable
      ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_wal_size: "2GB" }
      : {}),
  };
  const log = openSync(logFile, "w", 0o600);
  const child = spawn(
    join(native, "bin/postgres"),
    ["-D", data, ...Object.entries(flags).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    // A group of its own: Ctrl-C in the terminal reaches the starter alone, which stops the database last.
    { ...user, cwd: "/", detached: true, env: CLEAN_ENVIRONMENT, stdio: ["ignore", log, log] },
  );
  closeSync(log);
  return child;
}

async function waitUntilReady(child: ChildProcess, settings: Settings): Promise<Client | undefined> {
  for (const start = Date.now(); Date.now() - start < READY_WITHIN; await delay(50)) {
    if (child.exitCode !== null || child.signalCode !== null) return undefined;
    const client = await connect(superuserUrl(settings));
    if (client) return client;
  }
  return undefined;
}

/**
 * The application's login, at the first start: it owns its databases, but is no superuser, for whom the clearance file
 * would stand open.
 */
async function keepLogin(owner: Client, { password }: Settings): Promise<void> {
  const { rowCount } = await owner.query("SELECT 1 FROM pg_roles WHERE rolname = 'placet'");
  if (rowCount === 1) return;
  await owner.query(`CREATE ROLE placet LOGIN CREATEDB CREATEROLE PASSWORD ${escapeLiteral(password)}`);
}

async function stopServer(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  // SIGINT ends connections and writes everything down; SIGQUIT recovers at the next start.
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await Promise.race([ended, delay(STOP_WITHIN, undefined, { ref: false })]);
  }
}

/**
 * Starts a real PostgreSQL from the packages on the loopback address, making the database at the first start.
 * @throws SetupError in one line: other major version, already running, disk full, missing permission
 */
export async function startEmbedded({
  folder,
  disposable = false,
}: EmbeddedOptions): Promise<EmbeddedServer> {
  try {
    const installation = prepareInstallation(folder);
    const settingsFile = `${folder}.json`;
    const known = hasDatabase(installation) ? readSettings(settingsFile) : undefined;
    if (known) await clearFormerServer(installation, known);
    const secret = () => randomBytes(24).toString("base64url");
    const port = known && (await isFree(known.port)) ? known.port : await freePort();
    const settings = { password: secret(), superuser: secret(), ...known, port };
    writeFileSync(settingsFile, JSON.stringify(settings), { mode: 0o600 });
    if (!known) initialiseDatabase(installation, settings.superuser, disposable ? ["--no-sync"] : []);

    const logFile = `${folder}.log`;
    const child = launch(installation, settings, logFile, disposable);
    const ended = once(child, "exit").then(
      () => explainLog(readFileSync(logFile, "utf8"), installation.data).message,
    );
    const owner = await waitUntilReady(child, settings);
    if (!owner || !(await takeOwnership(owner))) {
      await stopServer(child, ended);
      throw new SetupError(await ended);
    }
    await keepLogin(owner, settings);
    return {
      data: installation.data,
      url: (database) => urlOf(settings, database),
      has: async (database) =>
        (await owner.query("SELECT 1 FROM pg_database WHERE datname = $1", [database])).rowCount === 1,
      recreate: async (database) => {
        await owner.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(database)} WITH (FORCE)`);
        await owner.query(`CREATE DATABASE ${escapeIdentifier(database)} OWNER placet`);
      },
      rename: async (from, to) => {
        await owner.query(`ALTER DATABASE ${escapeIdentifier(from)} RENAME TO ${escapeIdentifier(to)}`);
      },
      ended,
      stop: async () => {
        await owner.end().catch(() => undefined);
        await stopServer(child, ended);
      },
    };
  } catch (error) {
    throw explainError(error);
  }
}

/** Removes the database, its settings and its log; ends a server whose starter was killed. */
export async function removeEmbedded(folder: string): Promise<void> {
  const installation = prepareInstallation(folder);
  if (existsSync(`${folder}.json`)) await clearFormerServer(installation, readSettings(`${folder}.json`));
  for (const path of [folder, `${folder}.json`, `${folder}.log`, sharedPlace(folder)]) {
    rmSync(path, { recursive: true, force: true });
  }
}
