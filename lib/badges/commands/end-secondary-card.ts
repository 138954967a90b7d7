import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { EndSecondaryCardInput } from "@/lib/badges/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { lockDelegation } from "@/lib/delegates/waiting-list";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Takes a transferable card out of use: it came back, is lost, or is taken away. Its number stays used; another card
 * may then be given out in its place.
 * @returns NOT_FOUND cardNotFound out of reach, CONFLICT alreadyDone when it has ended before
 */
export async function endSecondaryCard(
  ctx: Ctx,
  { cardId, reason, note }: EndSecondaryCardInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const card = await tx.secondaryCard.findFirst({
      where: { id: cardId, delegation: delegationScope(ctx, "organization.manage") },
      include: { delegation: true, zone: true },
    });
    if (!card) return refuse("NOT_FOUND", "cardNotFound");
    await lockDelegation(tx, card.delegationId);
    const { count } = await tx.secondaryCard.updateMany({
      where: { id: cardId, endedAt: null },
      data: { endedAt: ctx.now, endedBy: actor.userId, endReason: reason, endNote: note },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    await recordAudit(tx, ctx, {
      action: "secondaryCard.ended",
      conferenceId: card.delegation.conferenceId,
      subjectType: "delegation",
      subjectId: card.delegationId,
      details: { cardId, number: card.number, zone: card.zone.code, reason },
    });
    return ok();
  });
}
