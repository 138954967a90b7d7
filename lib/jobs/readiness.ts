import "server-only";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { db } from "@/lib/db/client";
import { workerIsAlive } from "@/lib/jobs/heartbeat";

let expected: number | undefined;

function migrationsOfBuild(): number {
  expected ??= readdirSync(join(process.cwd(), "prisma/migrations"), { withFileTypes: true }).filter(
    (entry) => entry.isDirectory(),
  ).length;
  return expected;
}

/**
 * Whether this node may take requests: the database answers, its migrations are those of the build, and a worker was
 * heard of within a minute. Gives false rather than throwing.
 */
export async function isReady(at: Date): Promise<boolean> {
  try {
    const [row] = await db.$queryRaw<{ applied: bigint }[]>`
      SELECT count(*) AS "applied" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`;
    return Number(row?.applied) === migrationsOfBuild() && (await workerIsAlive(at));
  } catch {
    return false;
  }
}
