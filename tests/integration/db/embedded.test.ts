import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedServer, freePort, removeEmbedded, startEmbedded } from "@/lib/db/embedded";
import { runSql } from "@/lib/db/scratch";

let place: string;
let folder: string;
let server: EmbeddedServer;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), "placet-embedded-"));
  chmodSync(place, 0o755);
  folder = join(place, "postgres");
  server = await startEmbedded({ folder, disposable: true });
  await server.recreate("placet_filling");
  await server.rename("placet_filling", "placet");
});

afterAll(async () => {
  await server.stop();
  await removeEmbedded(folder);
  rmSync(place, { recursive: true });
});

test("stores every script and folds case beyond Latin, whatever the machine's language", async () => {
  const [row] = await runSql<Record<string, string>>(
    server.url("placet"),
    "SELECT current_setting('server_encoding') AS encoding, lower('ЮСУФЗОДА') AS folded, current_setting('TimeZone') AS zone",
  );
  expect(row).toEqual({ encoding: "UTF8", folded: "юсуфзода", zone: "UTC" });
});

test("keeps its password from other accounts and asks for it", async () => {
  expect(statSync(`${folder}.json`).mode & 0o077).toBe(0);
  const wrong = new URL(server.url("placet"));
  wrong.password = "guess";
  await expect(runSql(wrong.href, "SELECT 1")).rejects.toThrow(/password authentication failed/);
});

test("refuses a second start from the same folder", async () => {
  await expect(startEmbedded({ folder, disposable: true })).rejects.toThrow(
    /already running from this folder/,
  );
});

test("keeps data and address across a stop, and recovers when it was killed", async () => {
  await runSql(server.url("placet"), "CREATE TABLE kept (id int)");
  const before = server.url("placet");
  await server.stop();
  await server.ended;
  server = await startEmbedded({ folder, disposable: true });
  expect(server.url("placet")).toBe(before);
  await expect(runSql(server.url("placet"), "SELECT * FROM kept")).resolves.toEqual([]);
});

test("says in one line that the data is of another major version", async () => {
  const old = join(place, "old");
  mkdirSync(old);
  writeFileSync(join(old, "PG_VERSION"), "16\n");
  const start = startEmbedded({ folder: old });
  await expect(start).rejects.toThrow(/made by PostgreSQL 16 and this release brings 18: start with --fresh/);
});

test("touches nothing in a folder that is not a database", async () => {
  const other = join(place, "other");
  mkdirSync(other);
  writeFileSync(join(other, "letter.txt"), "keep me");
  await expect(startEmbedded({ folder: other })).rejects.toThrow(/is not a database|another account/);
  expect(statSync(join(other, "letter.txt")).size).toBe(7);
});

test("finds a free port", async () => {
  const port = await freePort();
  expect(port).toBeGreaterThan(1023);
});
