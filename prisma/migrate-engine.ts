import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Pool } from "pg";

/** One file of the schema: its path below the repository and its text. */
export type SchemaFile = { path: string; content: string };

let loaded: Promise<void> | undefined;

/** The engine is WebAssembly from npm: the CLI's own engine is a download, and machines without internet need this. */
function load(): Promise<void> {
  loaded ??= (async () => {
    const folder = join(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"), "..");
    const bytes = readFileSync(join(folder, "schema_engine_bg.wasm"));
    const imports = { "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports };
    const { instance } = await WebAssembly.instantiate(bytes, imports);
    glue.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
  })();
  return loaded;
}

/**
 * SQL that leads from one schema to another; empty when they say the same.
 * @param databaseUrl any PostgreSQL, from which the engine reads nothing but the version
 * @throws Error with Prisma's own words when a schema is wrong
 */
export async function diffSchemas(
  from: SchemaFile[],
  to: SchemaFile[],
  databaseUrl: string,
): Promise<string> {
  await load();
  const pool = new Pool({ connectionString: databaseUrl });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
    const datamodels = to.map(({ path, content }): [string, string] => [path, content]);
    const engine = await glue.SchemaEngine.new({ datamodels }, () => undefined, adapter);
    const { stdout } = await engine.diff({
      from: from.length === 0 ? { tag: "empty" } : { tag: "schemaDatamodel", files: from },
      to: { tag: "schemaDatamodel", files: to },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = (stdout ?? "").trim();
    return sql === "-- This is an empty migration." ? "" : `${sql}\n`;
  } finally {
    await pool.end();
  }
}
