import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { db } from "@/lib/db/client";
import { openScratchServer, runSql, type ScratchServer } from "@/lib/db/scratch";
import { applyMigrations, migrationState } from "@/prisma/migrations";

let folder: string;
let server: ScratchServer;
let url: string;

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "placet-migrations-"));
  server = await openScratchServer(inject("databases").server);
  const name = `placet_migrations_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  await server.create(name);
  url = server.url(name);
  write("20270101000000_create_guests", "CREATE TABLE guest (id int PRIMARY KEY);");
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

test("each test file has a migrated database of its own", async () => {
  expect(await db.conference.count()).toBe(0);
  const [row] = await db.$queryRaw<
    { name: string; zone: string }[]
  >`SELECT current_database() AS name, 1 AS zone`;
  expect(row?.name).toMatch(/^placet_test_[0-9a-f]{8}_[0-9a-f]{8}$/);
  expect(process.env.TZ).toBe("Asia/Kathmandu");
});

test("applies in order, once, with the body of a trigger whole, and writes Prisma's own row", async () => {
  write(
    "20270102000000_guard_guests",
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no; never'; END $$;
     CREATE TRIGGER guard BEFORE DELETE ON guest FOR EACH ROW EXECUTE FUNCTION refuse();`,
  );
  expect(await migrationState(url, folder)).toMatchObject({
    missing: ["20270101000000_create_guests", "20270102000000_guard_guests"],
  });
  expect(await applyMigrations(url, folder)).toHaveLength(2);
  expect(await applyMigrations(url, folder)).toEqual([]);
  const rows = await runSql(
    url,
    `SELECT applied_steps_count AS steps, length(checksum) AS bits FROM _prisma_migrations`,
  );
  expect(rows).toEqual([
    { steps: 1, bits: 64 },
    { steps: 1, bits: 64 },
  ]);
  await expect(runSql(url, "INSERT INTO guest VALUES (1); DELETE FROM guest")).rejects.toThrow("no; never");
});

test("keeps nothing of a migration that fails, and names it", async () => {
  write("20270102000000_break_guests", "CREATE TABLE half (id int); SELECT 1/0;");
  await expect(applyMigrations(url, folder)).rejects.toThrow(/20270102000000_break_guests was not applied/);
  const [row] = await runSql<{ half: string | null }>(url, "SELECT to_regclass('half') AS half");
  expect(row?.half).toBeNull();
  expect((await migrationState(url, folder)).missing).toEqual(["20270102000000_break_guests"]);
});

test("keeps nothing of a migration whose row cannot be written", async () => {
  write(
    "20270102000000_refuse_rows",
    `CREATE TABLE half (id int);
     CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no row'; END $$;
     CREATE TRIGGER refuse BEFORE INSERT ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION refuse();`,
  );
  await expect(applyMigrations(url, folder)).rejects.toThrow(/no row/);
  const [row] = await runSql<{ half: string | null }>(url, "SELECT to_regclass('half') AS half");
  expect(row?.half).toBeNull();
});

test("refuses a file that was changed after it was applied, and a database that is ahead", async () => {
  await applyMigrations(url, folder);
  write("20270101000000_create_guests", "CREATE TABLE guest (id bigint PRIMARY KEY);");
  await expect(applyMigrations(url, folder)).rejects.toThrow(/changed after it was applied/);
  rmSync(join(folder, "20270101000000_create_guests"), { recursive: true });
  await expect(applyMigrations(url, folder)).rejects.toThrow(/which this release does not/);
});

test("two nodes that start together apply each migration once", async () => {
  const applied = await Promise.all([applyMigrations(url, folder), applyMigrations(url, folder)]);
  expect(applied.flat()).toEqual(["20270101000000_create_guests"]);
});

test("says in one line that no server answers", async () => {
  await expect(applyMigrations("postgresql://a:b@127.0.0.1:1/none")).rejects.toThrow(
    /^No database at 127\.0\.0\.1:1\/none: check DATABASE_URL/,
  );
});
