import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import type { LiftLegalHoldInput } from "@/lib/retention/schema";

/**
 * Lifts a legal hold: what is due may be listed again from now on.
 * @returns NOT_FOUND holdNotFound outside the actor's conferences, CONFLICT alreadyDone when it was lifted before
 */
export async function liftLegalHold(
  ctx: Ctx,
  { holdId, reason }: LiftLegalHoldInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "retention.manage");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const conference = conferenceScope(ctx, "retention.manage");
    const hold = await tx.legalHold.findFirst({ where: { id: holdId, conference } });
    if (!hold) return refuse("NOT_FOUND", "holdNotFound");
    const { count } = await tx.legalHold.updateMany({
      where: { id: holdId, liftedAt: null },
      data: { liftedAt: ctx.now, liftedBy: actor.userId, liftReason: reason },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    await recordAudit(tx, ctx, {
      action: "legalHold.lifted",
      conferenceId: hold.conferenceId,
      subjectType: hold.delegateId ? "delegate" : "conference",
      subjectId: hold.delegateId ?? hold.conferenceId,
      details: { holdId },
    });
    return ok();
  });
}
