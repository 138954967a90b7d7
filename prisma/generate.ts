import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const OUTPUT = "lib/db/generated";
const STAMP = "node_modules/.cache/placet/schema.sha256";

function schemaHash(): string {
  const files = ["prisma/schema.prisma", ...readdirSync("prisma/models").map((name) => join("prisma/models", name))];
  const hash = createHash("sha256").update(readFileSync("package-lock.json"));
  for (const file of files.sort()) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

/**
 * Generates the database client unless the schema is unchanged. Prisma insists on a schema engine that it would
 * download; generating never runs it, so any existing file does. The setting must not leak into other commands.
 */
export function generateClient(): void {
  const hash = schemaHash();
  if (existsSync(OUTPUT) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash) return;
  const { status, stdout, stderr } = spawnSync("prisma", ["generate"], {
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`The database client could not be generated.\n${stdout}\n${stderr}`);
  mkdirSync("node_modules/.cache/placet", { recursive: true });
  writeFileSync(STAMP, hash);
}

if (process.argv[1]?.endsWith("generate.ts")) generateClient();
