import "server-only";
import { advanceReviews, planReviews } from "@/lib/accreditation/advance-reviews";
import { lockDelegate } from "@/lib/accreditation/find-review-task";
import { RESTARTABLE } from "@/lib/accreditation/review-versions";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { cancelReviews } from "@/lib/delegates/cancel-reviews";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Puts one person under another version of the rules: what is open is done anew as that version asks, findings that
 * still stand are kept, and queries lapse. Whoever is not in review gets the version for the next start. Running twice
 * changes nothing.
 */
export async function restartReview(
  ctx: Ctx,
  { delegateId, ruleSetId }: { delegateId: string; ruleSetId: string },
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "review.complete");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    await lockDelegate(tx, delegateId);
    const delegate = await tx.delegate.findUnique({
      where: { id: delegateId },
      include: { conference: true, reviewRuleSet: true },
    });
    if (!delegate) return refuse("NOT_FOUND", "registrationNotFound");
    const ruleSet = await tx.reviewRuleSet.findUniqueOrThrow({ where: { id: ruleSetId } });
    const before = delegate.reviewRuleSet?.number;
    if (before === undefined || before >= ruleSet.number || !RESTARTABLE.includes(delegate.state))
      return ok();
    const version = delegate.version + 1;
    await tx.delegate.update({
      where: { id: delegateId },
      data: { reviewRuleSetId: ruleSetId, version },
    });
    if (delegate.state === "IN_REVIEW") {
      await cancelReviews(tx, ctx, delegateId);
      await planReviews(tx, delegate, ruleSet);
      const advanced = await advanceReviews(tx, ctx, { ...delegate, version });
      if (!advanced.ok) return advanced;
    }
    await recordAudit(tx, ctx, {
      action: "review.restarted",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: { ruleSet: { before, after: ruleSet.number } },
    });
    return ok();
  });
}
