import { escapeIdentifier } from "pg";
import { runSql } from "@/lib/db/scratch";

/** One object of a database: what it is, and how it is defined. */
type Shape = Map<string, string>;

/** Columns, enums, constraints and indexes as PostgreSQL itself describes them. */
const SHAPE = `
  SELECT 'column ' || c.relname || '.' || a.attname AS object,
         format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
           || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') AS definition
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0
     AND NOT a.attisdropped AND c.relname <> '_prisma_migrations'
  UNION ALL
  SELECT 'enum ' || t.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)
    FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
   WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname
  UNION ALL
  SELECT 'constraint ' || c.relname || '.' || k.conname, pg_get_constraintdef(k.oid)
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
   WHERE k.connamespace = 'public'::regnamespace AND k.contype IN ('p', 'f') AND c.relname <> '_prisma_migrations'
  UNION ALL
  SELECT 'index ' || c.relname || '.' || i.relname, pg_get_indexdef(i.oid)
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
   WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'`;

/** SQL that gives another database the extensions of this one; a schema does not name them. */
export async function extensionsOf(databaseUrl: string): Promise<string> {
  const rows = await runSql<{ extname: string }>(databaseUrl, "SELECT extname FROM pg_extension");
  return rows.map(({ extname }) => `CREATE EXTENSION IF NOT EXISTS ${escapeIdentifier(extname)};`).join("\n");
}

/** Reads the shape of a database's public schema. */
export async function shapeOf(databaseUrl: string): Promise<Shape> {
  const rows = await runSql<{ object: string; definition: string }>(databaseUrl, SHAPE);
  return new Map(rows.map((row) => [row.object, row.definition]));
}

/**
 * Where the migrations and the schema disagree, one line each. Constraints and indexes may stand in the migrations
 * alone: those are the rules that the schema language cannot say.
 */
export function compareShapes(migrated: Shape, schema: Shape): string[] {
  const lines: string[] = [];
  for (const [object, definition] of schema) {
    const found = migrated.get(object);
    if (found === undefined) lines.push(`${object}: in the schema, not in the migrations`);
    else if (found !== definition)
      lines.push(`${object}: "${found}" by the migrations, "${definition}" by the schema`);
  }
  for (const object of migrated.keys()) {
    if (!schema.has(object) && /^(column|enum) /.test(object)) {
      lines.push(`${object}: in the migrations, not in the schema`);
    }
  }
  return lines.toSorted();
}
