import "server-only";
import { advanceReviews, planReviews } from "@/lib/accreditation/advance-reviews";
import { findSubject, refuseUnlessSeparate } from "@/lib/accreditation/find-subject";
import type { AcceptIdentityChangeInput } from "@/lib/accreditation/schema";
import { ruleSetFor } from "@/lib/accreditation/start-guards";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { IdentityChanges } from "@/lib/delegates/identity-critical";
import { takeIdentityChange } from "@/lib/delegates/take-identity-change";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Accepts a change of what says who somebody is (practice table, R28): the accreditation goes back to review, the badge
 * is voided or held by a trigger, and the reviews that look at what changed are asked again, clearance among them.
 * @returns the new version; FORBIDDEN ownIdentityChange for whoever asked, CONFLICT on a stale page, notFromThisState,
 *   identityChangeNotFound when it is settled, documentRegistered for a document of somebody else
 */
export async function acceptIdentityChange(
  ctx: Ctx,
  { changeId, version }: AcceptIdentityChangeInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "identityChange.accept");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const { actor } = ctx;
    if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
    const change = await tx.identityChange.findFirst({
      where: { AND: [{ id: changeId }, { delegate: delegateScope(ctx, "identityChange.accept") }] },
    });
    if (!change) return refuse("NOT_FOUND", "identityChangeNotFound");
    const { delegateId } = change;
    const found = await findSubject(tx, ctx, delegateId, "identityChange.accept");
    if (!found.ok) return found;
    const separate = refuseUnlessSeparate(ctx, "identityChange.accept", found.value);
    if (!separate.ok) return separate;
    if (change.requestedBy === actor.userId) return refuse("FORBIDDEN", "ownIdentityChange");
    const delegate = found.value;
    const ruleSet = await ruleSetFor(tx, delegate);
    const moved = await transitionDelegate(tx, ctx, {
      action: "reopenForIdentity",
      delegate,
      version,
      record: { ruleSetNumber: ruleSet.number },
    });
    if (!moved.ok) return moved;
    const { count } = await tx.identityChange.updateMany({
      where: { id: changeId, state: "OPEN" },
      data: {
        state: "ACCEPTED",
        settledBy: actor.userId,
        settledAt: ctx.now,
        numberCiphertext: null,
        numberKeyId: null,
      },
    });
    if (count === 0) return refuse("CONFLICT", "identityChangeNotFound");
    await takeIdentityChange(tx, ctx, change);
    await tellDelegate(tx, ctx, delegate, "identity-change-accepted", moved.value.decisionId, {});
    const inReview = { ...delegate, state: "IN_REVIEW" as const, version: moved.value.version };
    await planReviews(tx, inReview, ruleSet);
    await recordAudit(tx, ctx, {
      action: "identityChange.accepted",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: { state: { before: "APPROVED", after: "IN_REVIEW" } },
      details: { changeId, fields: Object.keys(change.changes as IdentityChanges) },
    });
    const advanced = await advanceReviews(tx, ctx, inReview);
    return advanced.ok ? ok({ version: advanced.value.version }) : advanced;
  });
}
