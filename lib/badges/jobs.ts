import "server-only";
import { z } from "zod";
import { finishBadgeBatch } from "@/lib/badges/commands/finish-badge-batch";
import { prepareBatchPart } from "@/lib/badges/commands/prepare-batch-part";
import { printBatchPart } from "@/lib/badges/commands/print-batch-part";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { Result } from "@/lib/result";

const payloadSchema = z.strictObject({ batchId: z.uuid() });

/** Badges of one PDF: a minute of a printer's work, half a second of ours. */
export const BADGES_PER_PART = 100;

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`badge batch: ${result.error.code} ${result.error.message}`);
}

/**
 * Task `badgeBatch.print`: prints a batch part by part. Killed and run again, or run twice at once, it goes on after
 * the last whole part; nobody gets two badges and no part is printed twice.
 * @throws Error for the queue to try again; the batch then shows that it failed
 */
export async function printBadgeBatch(ctx: Ctx, payload: unknown): Promise<void> {
  const { batchId } = payloadSchema.parse(payload);
  const batch = await db.badgeBatch.findUnique({ where: { id: batchId } });
  if (!batch || batch.state === "DONE") return;
  await db.badgeBatch.updateMany({
    where: { id: batchId, state: { not: "DONE" } },
    data: { state: "RUNNING", failure: null },
  });
  try {
    for (
      let from = Math.floor(batch.done / BADGES_PER_PART) * BADGES_PER_PART;
      from < batch.total;
      from += BADGES_PER_PART
    ) {
      const stretch = { batchId, from, to: Math.min(from + BADGES_PER_PART, batch.total) };
      must(await prepareBatchPart(ctx, stretch));
      must(await printBatchPart(ctx, { ...stretch, part: from / BADGES_PER_PART }));
    }
    must(await finishBadgeBatch(ctx, { batchId }));
  } catch (error) {
    await db.badgeBatch.updateMany({
      where: { id: batchId, state: "RUNNING" },
      data: { state: "FAILED", failure: "willRetry" },
    });
    throw error;
  }
}
