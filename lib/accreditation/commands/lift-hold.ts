import "server-only";
import { findSubject, refuseUnlessSeparate } from "@/lib/accreditation/find-subject";
import type { LiftHoldInput } from "@/lib/accreditation/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { allowsApproval, liftObstacle } from "@/lib/policy/clearance-workflow";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Lifts a hold (practice table, R25): the accreditation counts again and the badge is released by a trigger. Whoever
 * set the hold does not lift it; the database repeats this.
 * @returns the new version; FORBIDDEN with the reason of separation, CONFLICT on a stale page, and
 *   holdNotCleared or clearanceOpen while the clearance file does not allow it
 */
export async function liftHold(
  ctx: Ctx,
  { delegateId, version, internalNote }: LiftHoldInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "delegate.liftHold");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findSubject(tx, ctx, delegateId, "delegate.liftHold");
    if (!found.ok) return found;
    const separate = refuseUnlessSeparate(ctx, "delegate.liftHold", found.value);
    if (!separate.ok) return separate;
    const { clearance } = found.value;
    if (!allowsApproval(clearance)) return refuse("CONFLICT", liftObstacle(clearance));
    const moved = await transitionDelegate(tx, ctx, {
      action: "liftHold",
      delegate: found.value,
      version,
      record: { internalNote },
    });
    if (!moved.ok) return moved;
    await tellDelegate(tx, ctx, found.value, "delegate-hold-lifted", moved.value.decisionId, {});
    await recordAudit(tx, ctx, {
      action: "delegate.holdLifted",
      conferenceId: found.value.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: { state: { before: "SUSPENDED", after: "APPROVED" } },
    });
    return ok({ version: moved.value.version });
  });
}
