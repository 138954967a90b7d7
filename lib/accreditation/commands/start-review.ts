import "server-only";
import { advanceReviews, planReviews } from "@/lib/accreditation/advance-reviews";
import { findSubject } from "@/lib/accreditation/find-subject";
import type { StartReviewInput } from "@/lib/accreditation/schema";
import { blockedStart, ruleSetFor } from "@/lib/accreditation/start-guards";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { transitionDelegate } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal, refuse } from "@/lib/result";

/**
 * The file is complete: opens the reviews that the category needs (practice table, R10). Where it needs none, the file
 * goes to the approver in the same transaction (R12).
 * @returns the new version; CONFLICT nominationNotVerified or duplicatesOpen, staleVersion, notFromThisState
 */
export async function startReview(
  ctx: Ctx,
  { delegateId, version }: StartReviewInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "review.start");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findSubject(tx, ctx, delegateId, "review.start");
    if (!found.ok) return found;
    const delegate = found.value;
    const ruleSet = await ruleSetFor(tx, delegate);
    const moved = await transitionDelegate(tx, ctx, {
      action: "startReview",
      delegate,
      version,
      record: { ruleSetNumber: ruleSet.number },
      data: { reviewRuleSetId: ruleSet.id },
    });
    if (!moved.ok) return moved;
    const [obstacle] = Object.values(await blockedStart(tx, delegate, ruleSet));
    if (obstacle) return refuse("CONFLICT", obstacle);
    await tx.reviewTask.updateMany({
      where: { delegateId, kind: "COMPLETENESS", state: "OPEN" },
      data: {
        state: "DONE",
        closedAt: ctx.now,
        closedBy: ctx.actor.kind === "user" ? ctx.actor.userId : null,
      },
    });
    const inReview = { ...delegate, state: "IN_REVIEW" as const, version: moved.value.version };
    await planReviews(tx, inReview, ruleSet);
    await recordAudit(tx, ctx, {
      action: "review.started",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: { state: { before: "SUBMITTED", after: "IN_REVIEW" } },
      details: { ruleSet: ruleSet.number },
    });
    return advanceReviews(tx, ctx, inReview);
  });
}
