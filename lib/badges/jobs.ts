import "server-only";
import { z } from "zod";
import { finishBadgeBatch } from "@/lib/badges/commands/finish-badge-batch";
import { prepareBatchPart } from "@/lib/badges/commands/prepare-batch-part";
import { printBatchPart } from "@/lib/badges/commands/print-batch-part";
import { removeChecks } from "@/lib/badges/commands/remove-checks";
import { CHECKS_PER_SEAL, sealChecks } from "@/lib/badges/commands/seal-checks";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { Result } from "@/lib/result";

/** Nothing but what the queue adds itself when the task comes round. */
const sweepSchema = z.strictObject({ _cron: z.unknown().optional() });
const payloadSchema = z.strictObject({ batchId: z.uuid() });

/** Badges of one PDF: a minute of a printer's work, half a second of ours. */
export const BADGES_PER_PART = 100;

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`badges: ${result.error.code} ${result.error.message}`);
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

type IdRow = { id: string };

/**
 * Task `badgeChecks.seal`: puts what the gates wrote since the last time under the audit chains, portion by portion.
 * Killed and run again it goes on with the lines that no entry holds.
 * @throws Error for the queue to try again
 */
export async function sealBadgeChecks(ctx: Ctx, payload: unknown): Promise<void> {
  sweepSchema.parse(payload);
  const open = await db.$queryRaw<IdRow[]>`
    SELECT c."id" FROM "Conference" c
    WHERE EXISTS (SELECT 1 FROM "BadgeCheck" k WHERE k."conferenceId" = c."id")`;
  for (const { id: conferenceId } of open) {
    let sealed = CHECKS_PER_SEAL;
    while (sealed === CHECKS_PER_SEAL) sealed = must(await sealChecks(ctx, { conferenceId }));
  }
}

/** Task `badgeChecks.clean`: removes gate logs whose retention is over, each conference in a transaction of its own. */
export async function cleanBadgeChecks(ctx: Ctx, payload: unknown): Promise<void> {
  sweepSchema.parse(payload);
  const due = await db.$queryRaw<IdRow[]>`
    SELECT c."id" FROM "Conference" c WHERE badge_checks_kept_until(c."id", ${ctx.now}) <= ${ctx.now}
      AND EXISTS (SELECT 1 FROM "BadgeCheck" k WHERE k."conferenceId" = c."id")`;
  for (const conferenceId of [...due.map(({ id }) => id), null])
    must(await removeChecks(ctx, { conferenceId }));
}
