import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client, escapeIdentifier, escapeLiteral, type QueryResultRow } from "pg";
import { isAlive, removeEmbedded, startEmbedded } from "@/lib/db/embedded";

/** Databases that may be lost, for tests and for comparing migrations with the schema. */
export type ScratchServer = {
  url: (database: string) => string;
  /** Makes a database, as a copy of another where one is named. */
  create: (database: string, template?: string) => Promise<void>;
  /** Drops every database whose name starts so, with its connections. */
  dropLike: (prefix: string) => Promise<void>;
  /** Drops what was made here and ends the server if it was started here. */
  close: () => Promise<void>;
};

const PREFIX = "placet-scratch-";

/** Removes what a killed run left behind: its starter's process id is in the folder's name. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    if (isAlive(Number(name.slice(PREFIX.length).split("-")[0]))) continue;
    await removeEmbedded(join(folder, "postgres")).catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs statements on a connection of their own and gives the rows of the last. */
export async function runSql<Row extends QueryResultRow>(databaseUrl: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** How long connections that are being closed may take before they are cut, in ms. */
const SETTLE_WITHIN = 2000;

/**
 * Waits for connections that their owners are already closing: cut at that moment, a client has nobody left to tell and
 * ends the whole process.
 */
async function settle(adminUrl: string, databases: string): Promise<void> {
  const open = `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
    AND ${databases} LIMIT 1`;
  for (const start = Date.now(); Date.now() - start < SETTLE_WITHIN; await delay(20)) {
    if ((await runSql(adminUrl, open)).length === 0) return;
  }
}

function urlOn(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/**
 * Gives databases on the server of `serverUrl`, or on one started for the purpose.
 * @throws SetupError as `startEmbedded` does
 */
export async function openScratchServer(serverUrl?: string): Promise<ScratchServer> {
  const made = new Set<string>();
  let close = async (): Promise<void> => undefined;
  let url = (database: string) => urlOn(serverUrl ?? "", database);
  if (!serverUrl) {
    await sweep();
    const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
    // Started by root, the database runs under an account that must be able to enter.
    chmodSync(folder, 0o755);
    const server = await startEmbedded({ folder: join(folder, "postgres"), disposable: true });
    url = server.url;
    close = async () => {
      await settle(server.url("postgres"), "TRUE");
      await server.stop();
      await removeEmbedded(join(folder, "postgres"));
      rmSync(folder, { recursive: true, force: true });
    };
  }
  const admin = serverUrl ?? url("postgres");
  const drop = async (database: string) => {
    await settle(admin, `datname = ${escapeLiteral(database)}`);
    await runSql(admin, `DROP DATABASE IF EXISTS ${escapeIdentifier(database)} WITH (FORCE)`);
  };
  return {
    url,
    dropLike: async (prefix) => {
      const like = `SELECT datname FROM pg_database WHERE starts_with(datname, ${escapeLiteral(prefix)})`;
      for (const { datname } of await runSql<{ datname: string }>(admin, like)) await drop(datname);
    },
    create: async (database, template) => {
      made.add(database);
      const copy = template ? ` TEMPLATE ${escapeIdentifier(template)}` : "";
      await runSql(admin, `CREATE DATABASE ${escapeIdentifier(database)}${copy}`);
    },
    close: async () => {
      if (serverUrl) for (const database of made) await drop(database);
      await close();
    },
  };
}
