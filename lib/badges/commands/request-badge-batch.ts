import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { BatchFilter, RequestBatchInput } from "@/lib/badges/schema";
import { LIVE_BADGE_STATES } from "@/lib/badges/workflow";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Approved people without a live badge, delegation by delegation, so that the pile is in the order of the desks. */
function unprinted(tx: Tx, ctx: Ctx, conferenceId: string, filter: BatchFilter) {
  const { delegationId, categoryId } = filter;
  return tx.delegate.findMany({
    where: {
      AND: [delegateScope(ctx, "badge.print")],
      conferenceId,
      state: "APPROVED",
      badges: { none: { state: { in: [...LIVE_BADGE_STATES] } } },
      ...(delegationId ? { delegationId } : {}),
      ...(categoryId ? { categoryId } : {}),
    },
    select: { id: true },
    orderBy: [
      { delegation: { organization: { code: "asc" } } },
      { category: { position: "asc" } },
      { person: { familyName: "asc" } },
      { id: "asc" },
    ],
  });
}

/**
 * Asks for the badges of many people; a job prints them in the background. Who is on the list is settled here; who can
 * be printed is settled person by person when their turn comes.
 * @returns the batch; INVALID batchEmpty, CONFLICT alreadyDone for a second click
 */
export async function requestBadgeBatch(
  ctx: Ctx,
  { conferenceId, filter, batchId }: RequestBatchInput,
): Promise<Result<{ batchId: string; total: number }>> {
  const denied = authorize(ctx, "badge.print", { conferenceId });
  if (denied) return refusal(denied);
  if (ctx.actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const requestedBy = ctx.actor.userId;
  return inTransaction(ctx, async (tx, ctx) => {
    if (await tx.badgeBatch.findUnique({ where: { id: batchId } })) return refuse("CONFLICT", "alreadyDone");
    const people = await unprinted(tx, ctx, conferenceId, filter);
    const total = people.length;
    if (total === 0) return refuse("INVALID", "batchEmpty");
    await tx.badgeBatch.create({
      data: { id: batchId, conferenceId, requestedBy, filter, total, createdAt: ctx.now },
    });
    await tx.badgeBatchItem.createMany({
      data: people.map(({ id }, position) => ({ id: newId(), batchId, position, delegateId: id })),
    });
    await enqueue(tx, "badgeBatch.print", { batchId }, { jobKey: `badgeBatch:${batchId}` });
    await recordAudit(tx, ctx, {
      action: "badgeBatch.requested",
      conferenceId,
      subjectType: "badgeBatch",
      subjectId: batchId,
      details: { total, form: filter.form },
    });
    return ok({ batchId, total });
  });
}
