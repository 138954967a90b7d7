import { execFileSync } from "node:child_process";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openScratchServer, runSql } from "@/lib/db/scratch";
import { SetupError } from "@/lib/setup-error";
import { compareShapes, extensionsOf, shapeOf } from "@/prisma/migrate-drift";
import { diffSchemas, type SchemaFile } from "@/prisma/migrate-engine";
import { applyMigrations, MIGRATIONS_FOLDER, migrationState } from "@/prisma/migrations";
import { runScript } from "@/scripts/run-script";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const USAGE = `npm run migrate -- apply                    apply what the database lacks
npm run migrate -- status                   say what the database lacks
npm run migrate -- diff --name verb_noun    write a migration: schema in git → schema on disk
npm run migrate -- drift                    check that migrations and schema say the same`;

function schemaOnDisk(): SchemaFile[] {
  const paths = globSync("prisma/**/*.prisma", { cwd: ROOT }).toSorted();
  return paths.map((path) => ({ path, content: readFileSync(join(ROOT, path), "utf8") }));
}

function schemaInGit(): SchemaFile[] {
  const git = (...words: string[]) => execFileSync("git", words, { cwd: ROOT, encoding: "utf8" });
  const paths = git("ls-tree", "-r", "--name-only", "HEAD", "prisma").split("\n");
  return paths
    .filter((path) => path.endsWith(".prisma"))
    .map((path) => ({ path, content: git("show", `HEAD:${path}`) }));
}

function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (url) return url;
  throw new SetupError("DATABASE_URL is not set: name the database to migrate.");
}

async function writeMigration(name: string | undefined): Promise<void> {
  if (!name || !/^[a-z]+(_[a-z0-9]+)+$/.test(name))
    throw new SetupError("Name the migration: --name verb_noun.");
  const server = await openScratchServer(process.env.DATABASE_URL);
  try {
    const sql = await diffSchemas(
      schemaInGit(),
      schemaOnDisk(),
      process.env.DATABASE_URL ?? server.url("postgres"),
    );
    if (sql === "")
      return console.log("The schema on disk says what the schema in git says: nothing to migrate.");
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const folder = join(MIGRATIONS_FOLDER, `${stamp}_${name}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "migration.sql"), sql);
    console.log(
      `${sql}\nWritten to prisma/migrations/${stamp}_${name}/migration.sql: add what a schema cannot say.`,
    );
  } finally {
    await server.close();
  }
}

/**
 * Compares a database made by the migrations with one made from the schema.
 * @returns one line per disagreement
 */
async function findDrift(): Promise<string[]> {
  const server = await openScratchServer(process.env.DATABASE_URL);
  const [migrated, direct] = [`placet_migrated_${process.pid}`, `placet_schema_${process.pid}`];
  try {
    await server.create(migrated);
    await server.create(direct);
    await applyMigrations(server.url(migrated));
    await runSql(server.url(direct), await extensionsOf(server.url(migrated)));
    await runSql(server.url(direct), await diffSchemas([], schemaOnDisk(), server.url(direct)));
    return compareShapes(await shapeOf(server.url(migrated)), await shapeOf(server.url(direct)));
  } finally {
    await server.close();
  }
}

async function main([command, flag, name]: string[]): Promise<void> {
  if (command === "diff") return writeMigration(flag === "--name" ? name : undefined);
  if (command === "apply") {
    const applied = await applyMigrations(databaseUrl());
    return console.log(
      applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}`,
    );
  }
  if (command === "status") {
    const { missing, changed, unknown } = await migrationState(databaseUrl());
    const told = [`missing: ${missing.join(", ") || "none"}`, ...changed.map((entry) => `changed: ${entry}`)];
    console.log([...told, ...unknown.map((entry) => `not of this release: ${entry}`)].join("\n"));
    if (missing.length + changed.length + unknown.length > 0) process.exitCode = 1;
    return;
  }
  if (command === "drift") {
    const lines = await findDrift();
    if (lines.length > 0) throw new SetupError(`Migrations and schema disagree:\n${lines.join("\n")}`);
    return console.log("Migrations and schema say the same.");
  }
  throw new SetupError(USAGE);
}

await runScript(() => main(process.argv.slice(2)));
