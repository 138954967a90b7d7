import "server-only";
import { advanceReviews, planReviews } from "@/lib/accreditation/advance-reviews";
import { ruleSetFor } from "@/lib/accreditation/start-guards";
import type { FastTrackInput } from "@/lib/accreditation/vips/schema";
import { recordAudit } from "@/lib/audit/record";
import { fastTrackObstacles } from "@/lib/conferences/vip-ranks";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { DRAFT_PARTS, draftValues } from "@/lib/delegates/draft";
import { keepSnapshot } from "@/lib/delegates/keep-snapshot";
import { reviewDueAt } from "@/lib/delegates/open-review";
import { presentContent } from "@/lib/delegates/snapshot";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { clearNumber } from "@/lib/delegates/travel-document";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { type Result, refusal, refuse } from "@/lib/result";

/**
 * Takes an invited person of high rank straight into review, without form, papers or completeness (practice table,
 * R35). The reviews of the pass are opened under the present rules; what is known of the person is kept as submitted.
 * @returns the new version; NOT_FOUND out of reach, CONFLICT rankNotOnList, photoNeeded, staleVersion,
 *   notFromThisState, delegationFull, categoryFull or zoneFull
 */
export async function fastTrack(
  ctx: Ctx,
  { delegateId, version }: FastTrackInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "review.fastTrack");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const row = await tx.delegate.findFirst({
      where: { AND: [{ id: delegateId }, delegateScope(ctx, "review.fastTrack")] },
      include: DRAFT_PARTS,
    });
    if (!row) return refuse("NOT_FOUND", "registrationNotFound");
    const { conferenceId, conference } = row;
    const code = row.protocolRank ?? "";
    // Held until the end, so that an administrator who takes the rank off the list comes before or after.
    await tx.$queryRaw`SELECT 1 FROM "VipRank" WHERE "conferenceId" = ${conferenceId}::uuid FOR SHARE`;
    const listed = await tx.vipRank.findUnique({ where: { conferenceId_code: { conferenceId, code } } });
    const ruleSet = await ruleSetFor(tx, row);
    const values = draftValues(row, clearNumber(row.travelDocument));
    const snapshotId = await keepSnapshot(tx, ctx, delegateId, presentContent(row, values));
    const dueAt = reviewDueAt(conference, ctx.now);
    const moved = await transitionDelegate(tx, ctx, {
      action: "fastTrack",
      delegate: row,
      version,
      record: { protocolRank: code, snapshotId, ruleSetNumber: ruleSet.number },
      data: {
        reviewRuleSetId: ruleSet.id,
        submittedAt: ctx.now,
        dueAt,
        photoOptional: listed?.photoOptional ?? false,
      },
    });
    if (!moved.ok) return moved;
    const [obstacle] = Object.values(fastTrackObstacles(listed ?? undefined, row.photoId !== null));
    if (obstacle) return refuse("CONFLICT", obstacle);
    const inReview = { ...row, state: "IN_REVIEW" as const, version: moved.value.version };
    await planReviews(tx, inReview, ruleSet);
    await tellDelegate(tx, ctx, row, "delegate-received", moved.value.decisionId, {
      dueAt: dueAt.toISOString(),
    });
    await recordAudit(tx, ctx, {
      action: "registration.fastTracked",
      conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: { state: { before: "INVITED", after: "IN_REVIEW" } },
      details: {
        rank: code,
        photoOptional: listed?.photoOptional ?? false,
        hasPhoto: row.photoId !== null,
        snapshotId,
        ruleSet: ruleSet.number,
      },
    });
    return advanceReviews(tx, ctx, inReview);
  });
}
