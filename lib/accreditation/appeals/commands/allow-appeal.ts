import "server-only";
import { advanceReviews, planReviews } from "@/lib/accreditation/advance-reviews";
import { ruleOnAppeal } from "@/lib/accreditation/appeals/rule";
import type { AllowAppealInput } from "@/lib/accreditation/appeals/schema";
import { ruleSetFor } from "@/lib/accreditation/start-guards";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal } from "@/lib/result";

/**
 * Allows an appeal (practice table, R21): the file goes back into review with the reviews that the authority wants done
 * anew, and is decided again by others than those of the first decision. The place must still be free.
 * @returns the new version; FORBIDDEN with the reason of separation, CONFLICT staleVersion, notFromThisState,
 *   delegationFull, categoryFull or documentRegistered
 */
export async function allowAppeal(ctx: Ctx, input: AllowAppealInput): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "appeal.decide");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const ruled = await ruleOnAppeal(tx, ctx, input, "allow");
    if (!ruled.ok) return ruled;
    const { delegate, decisionId, version } = ruled.value;
    const ruleSet = await ruleSetFor(tx, delegate);
    await tx.delegate.update({ where: { id: delegate.id }, data: { reviewRuleSetId: ruleSet.id } });
    const inReview = { ...delegate, state: "IN_REVIEW" as const, version };
    await planReviews(tx, inReview, ruleSet, input.reviews);
    const { textForPerson } = input;
    await tellDelegate(tx, ctx, delegate, "appeal-allowed", decisionId, { textForPerson });
    await recordAudit(tx, ctx, {
      action: "appeal.allowed",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegate.id,
      changes: { state: { before: "UNDER_APPEAL", after: "IN_REVIEW" } },
      details: { decisionId, reviews: input.reviews },
    });
    return advanceReviews(tx, ctx, inReview);
  });
}
