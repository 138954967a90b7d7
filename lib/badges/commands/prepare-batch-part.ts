import "server-only";
import { prepareBadge } from "@/lib/badges/commands/prepare-badge";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/** People per transaction: a desk that prints meanwhile waits for so many serials at most. */
const PER_TRANSACTION = 20;

/** Why somebody is left out of a batch; keys `skipped.…` of the namespace `desk`. */
const SKIPPED: Record<string, string> = {
  registrationNotFound: "notApproved",
  badgeNeedsApproval: "notApproved",
  badgeExists: "badgeExists",
  badgeNeedsPhoto: "noPhoto",
  badgeCharacters: "characters",
};

type Open = { id: string; delegateId: string };

async function prepareItem(ctx: Ctx & { tx: NonNullable<Ctx["tx"]> }, { id, delegateId }: Open) {
  const made = await prepareBadge(ctx, { delegateId });
  const skipped = made.ok ? null : SKIPPED[made.error.message];
  // What is not about this person is not written against their name.
  if (skipped === undefined) return made;
  await ctx.tx.badgeBatchItem.update({
    where: { id },
    data: { badgeId: made.ok ? made.value.id : null, skipped },
  });
  return ok();
}

/**
 * Makes the badges of a stretch of a batch that have none yet, or notes why not. May be repeated: what is made stays.
 * @param items positions from (included) to (excluded)
 */
export async function prepareBatchPart(
  ctx: Ctx,
  { batchId, from, to }: { batchId: string; from: number; to: number },
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "badge.print");
  if (denied) return refusal(denied);
  for (let start = from; start < to; start += PER_TRANSACTION) {
    const range = { gte: start, lt: Math.min(start + PER_TRANSACTION, to) };
    const done = await inTransaction(ctx, async (tx, ctx) => {
      // Locked in the order of positions: a second worker on the same batch waits and then finds them made.
      const open = await tx.$queryRaw<Open[]>`
        SELECT "id", "delegateId" FROM "BadgeBatchItem"
        WHERE "batchId" = ${batchId}::uuid AND "position" >= ${range.gte} AND "position" < ${range.lt}
          AND "badgeId" IS NULL AND "skipped" IS NULL
        ORDER BY "position" FOR UPDATE`;
      for (const item of open) {
        const prepared = await prepareItem(ctx, item);
        if (!prepared.ok) return prepared;
      }
      return ok();
    });
    if (!done.ok) return done;
  }
  return ok();
}
