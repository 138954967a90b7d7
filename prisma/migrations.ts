import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { newId } from "@/lib/ids";
import { migrateJobs } from "@/lib/jobs/migrate";
import { explainError, SetupError } from "@/lib/setup-error";

export const MIGRATIONS_FOLDER = fileURLToPath(new URL("./migrations/", import.meta.url));

export type Migration = { name: string; sql: string; checksum: string };

export type MigrationState = {
  /** In this build, not yet in the database. */
  missing: string[];
  /** Applied, but the file was changed afterwards. */
  changed: string[];
  /** In the database, not in this build: the database is ahead. */
  unknown: string[];
};

/** Prisma's own table, so that people with its engine may use `prisma migrate deploy` on the same database. */
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" varchar(36) PRIMARY KEY, "checksum" varchar(64) NOT NULL, "finished_at" timestamptz,
  "migration_name" varchar(255) NOT NULL, "logs" text, "rolled_back_at" timestamptz,
  "started_at" timestamptz NOT NULL DEFAULT now(), "applied_steps_count" integer NOT NULL DEFAULT 0)`;

/** One runner at a time, whatever the number of nodes that start together. */
const LOCK = 72_707_369;

const OLDEST_MAJOR = 15;

/** The migrations of this build, in order. The checksum is Prisma's: SHA-256 of the file. */
export function migrationsOnDisk(folder = MIGRATIONS_FOLDER): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function open(databaseUrl: string): Promise<Client> {
  if (!URL.canParse(databaseUrl) || !/^postgres(ql)?:$/.test(new URL(databaseUrl).protocol)) {
    throw new SetupError("DATABASE_URL is not of the form postgresql://user:password@host:5432/database.");
  }
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const { hostname, port, pathname } = new URL(databaseUrl);
    const place = `${hostname}:${port || 5432}${pathname}`;
    throw new SetupError(
      `No database at ${place}: check DATABASE_URL (${(error as Error).message || "no answer"}).`,
    );
  }
  const { rows } = await client.query<{ server_version_num: string }>("SHOW server_version_num");
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (major >= OLDEST_MAJOR) return client;
  await client.end();
  throw new SetupError(
    `The database is PostgreSQL ${major}; Placet needs ${OLDEST_MAJOR} or newer: set DATABASE_URL to another server.`,
  );
}

async function appliedIn(client: Client): Promise<Map<string, string>> {
  const { rows: tables } = await client.query<{ found: boolean }>(
    `SELECT to_regclass('public."_prisma_migrations"') IS NOT NULL AS found`,
  );
  if (!tables[0]?.found) return new Map();
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT "migration_name", "checksum" FROM "_prisma_migrations"
     WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`,
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

/** Compares what the build has with what the database has. Pure. */
export function compareMigrations(
  onDisk: readonly Migration[],
  applied: ReadonlyMap<string, string>,
): MigrationState {
  const names = new Set(onDisk.map(({ name }) => name));
  const changed = ({ name, checksum }: Migration) => applied.has(name) && applied.get(name) !== checksum;
  return {
    missing: onDisk.filter(({ name }) => !applied.has(name)).map(({ name }) => name),
    changed: onDisk.filter(changed).map(({ name }) => name),
    unknown: [...applied.keys()].filter((name) => !names.has(name)),
  };
}

async function applyOne(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
       VALUES ($1, $2, $3, now(), 1)`,
      [newId(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    const explained = explainError(error);
    if (explained instanceof SetupError) throw explained;
    throw new SetupError(
      `Migration ${name} was not applied, nothing of it was kept: ${(error as Error).message}`,
    );
  }
}

/**
 * Applies what is missing, each migration in a transaction of its own, then the queue's own tables.
 * @returns the names applied now
 * @throws SetupError when no server answers or it is older than PostgreSQL 15, an applied file was changed
 *   afterwards, or the database is ahead of this build; what was applied before stays
 */
export async function applyMigrations(databaseUrl: string, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  const client = await open(databaseUrl);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await client.query("SET lock_timeout = '10s'");
    await client.query(TABLE);
    const onDisk = migrationsOnDisk(folder);
    const { missing, changed, unknown } = compareMigrations(onDisk, await appliedIn(client));
    if (changed.length > 0) {
      throw new SetupError(`Migration ${changed[0]} was changed after it was applied: put the file back.`);
    }
    if (unknown.length > 0) {
      throw new SetupError(
        `The database has ${unknown[0]}, which this release does not: use the newer release.`,
      );
    }
    for (const migration of onDisk) if (missing.includes(migration.name)) await applyOne(client, migration);
    await migrateJobs(databaseUrl);
    return missing;
  } finally {
    await client.end();
  }
}

/** How the database stands beside the migrations of this build. */
export async function migrationState(
  databaseUrl: string,
  folder = MIGRATIONS_FOLDER,
): Promise<MigrationState> {
  const client = await open(databaseUrl);
  try {
    return compareMigrations(migrationsOnDisk(folder), await appliedIn(client));
  } finally {
    await client.end();
  }
}
