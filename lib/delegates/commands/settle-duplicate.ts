import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { findPair } from "@/lib/delegates/find-pair";
import type { SettleDuplicateInput } from "@/lib/delegates/schema/duplicates";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * An officer's word that two registrations are two people, with the reason. It holds until either of them changes.
 * @returns NOT_FOUND duplicateNotFound out of reach, CONFLICT alreadyDone when the pair was settled meanwhile
 */
export async function settleDuplicate(
  ctx: Ctx,
  { pairId, note }: SettleDuplicateInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "duplicate.decide");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const pair = await tx.duplicatePair.findUnique({ where: { id: pairId } });
    if (!pair) return refuse("NOT_FOUND", "duplicateNotFound");
    const found = await findPair(tx, ctx, { keptId: pair.oneId, givenId: pair.otherId });
    if (!found.ok) return found;
    const { count } = await tx.duplicatePair.updateMany({
      where: { id: pairId, state: "OPEN" },
      data: { state: "NOT_SAME", note, decidedBy: actor.userId, decidedAt: ctx.now },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    await recordAudit(tx, ctx, {
      action: "duplicate.settled",
      conferenceId: pair.conferenceId,
      subjectType: "delegate",
      subjectId: pair.oneId,
      details: { otherId: pair.otherId, note, score: pair.score, reasons: pair.reasons },
    });
    return ok();
  });
}
