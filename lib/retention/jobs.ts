import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { fileStore } from "@/lib/documents/file-store";
import { carryOutPurgeRow } from "@/lib/retention/commands/carry-out-purge-row";
import { finishPurge } from "@/lib/retention/commands/finish-purge";

const payloadSchema = z.strictObject({ purgeId: z.uuid() });

/**
 * Task `purge.run`: purges one person after the other, each in a transaction of its own, and then removes their objects
 * from the store; the row keeps the keys until that is done. Killed and run again, it goes on with what is left.
 * @throws AggregateError after the whole round, for the queue to try again: one that fails keeps nobody else back
 */
export async function runPurge(ctx: Ctx, payload: unknown): Promise<void> {
  const { purgeId } = payloadSchema.parse(payload);
  const purge = await db.purge.findUnique({ where: { id: purgeId } });
  if (!purge?.startedAt || purge.finishedAt) return;
  const rows = await db.purgeRow.findMany({
    where: { purgeId, OR: [{ state: "LISTED" }, { storageKeys: { isEmpty: false } }] },
    orderBy: { position: "asc" },
    select: { position: true },
  });
  const failures: unknown[] = [];
  for (const { position } of rows) {
    try {
      const done = await carryOutPurgeRow(ctx, { purgeId, position });
      if (!done.ok) throw new Error(`purge: ${done.error.code} ${done.error.message}`);
      for (const key of done.value.keys) await fileStore().delete(key);
      await db.purgeRow.updateMany({
        where: { purgeId, position, state: "DONE" },
        data: { storageKeys: [] },
      });
    } catch (error) {
      failures.push(error);
    }
  }
  const finished = await finishPurge(ctx, { purgeId });
  if (!finished.ok) failures.push(new Error(`purge: ${finished.error.code} ${finished.error.message}`));
  if (failures.length > 0) throw new AggregateError(failures, "purge.run: some were not purged");
}
