import { Logger, runMigrations } from "graphile-worker";

const SILENT = new Logger(() => () => undefined);

/** Brings the queue's own tables (schema `graphile_worker`) up to date; does nothing when they are. */
export async function migrateJobs(databaseUrl: string): Promise<void> {
  await runMigrations({ connectionString: databaseUrl, logger: SILENT });
}
