import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { newId } from "@/lib/ids";
import { migrateJobs } from "@/lib/jobs/migrate";

const FOLDER = fileURLToPath(new URL("./migrations/", import.meta.url));

export type Migration = { name: string; sql: string; checksum: string };

/** Prisma's own table, so that people with its engine may use `prisma migrate deploy` on the same database. */
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" varchar(36) PRIMARY KEY, "checksum" varchar(64) NOT NULL, "finished_at" timestamptz,
  "migration_name" varchar(255) NOT NULL, "logs" text, "rolled_back_at" timestamptz,
  "started_at" timestamptz NOT NULL DEFAULT now(), "applied_steps_count" integer NOT NULL DEFAULT 0)`;

/** One runner at a time, whatever the number of nodes that start together. */
const LOCK = 72_707_369;

/** The migrations of this build, in order. */
export function migrationsOnDisk(): Migration[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(FOLDER, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(FOLDER, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function appliedIn(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT "migration_name", "checksum" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`,
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

/**
 * Applies what is missing, each migration in a transaction of its own, then the queue's own tables.
 * @returns the names applied now
 * @throws when an applied file was changed afterwards, or the database is older than PostgreSQL 15
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const done: string[] = [];
  try {
    const { rows } = await client.query<{ server_version_num: string }>("SHOW server_version_num");
    const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    if (major < 15) throw new Error(`PostgreSQL ${major} is too old: Placet needs version 15 or newer.`);
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await client.query("SET lock_timeout = '10s'");
    await client.query(TABLE);
    const applied = await appliedIn(client);
    for (const { name, sql, checksum } of migrationsOnDisk()) {
      const before = applied.get(name);
      if (before && before !== checksum) throw new Error(`Migration ${name} was changed after it was applied.`);
      if (before) continue;
      await client.query("BEGIN");
      await client.query(sql);
      await client.query(
        `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
         VALUES ($1, $2, $3, now(), 1)`,
        [newId(), checksum, name],
      );
      await client.query("COMMIT");
      done.push(name);
    }
  } finally {
    await client.end();
  }
  await migrateJobs(databaseUrl);
  return done;
}

/** Which migrations of this build the database still lacks. */
export async function missingMigrations(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ found: boolean }>(
      `SELECT to_regclass('public."_prisma_migrations"') IS NOT NULL AS found`,
    );
    const applied = rows[0]?.found ? await appliedIn(client) : new Map<string, string>();
    return migrationsOnDisk().flatMap(({ name }) => (applied.has(name) ? [] : [name]));
  } finally {
    await client.end();
  }
}
