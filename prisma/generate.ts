import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const OUTPUT = join(ROOT, "lib/db/generated");
const STAMP = join(OUTPUT, ".inputs");

function hashOfInputs(): string {
  const files = [
    "prisma.config.ts",
    "node_modules/prisma/package.json",
    ...globSync("prisma/**/*.prisma", { cwd: ROOT }).toSorted(),
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  return hash.digest("hex");
}

/**
 * Writes the Prisma client into lib/db/generated; does nothing when the schema has not changed since.
 * @returns whether anything was written
 * @throws Error with Prisma's own words when the schema is wrong
 */
export function generateClient(): boolean {
  const inputs = hashOfInputs();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === inputs) return false;
  rmSync(STAMP, { force: true });
  execFileSync(process.execPath, [join(ROOT, "node_modules/prisma/build/index.js"), "generate"], {
    cwd: ROOT,
    // The CLI insists on a schema engine binary, which it would download, although `generate` never runs it.
    // Any existing file will do; never set it for `prisma migrate`, which then applies nothing and reports success.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  writeFileSync(STAMP, inputs);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(generateClient() ? "Prisma client generated." : "Prisma client is up to date.");
}
