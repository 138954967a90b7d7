import "server-only";
import { personalChanges } from "@/lib/audit/mask";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { cancelReviews } from "@/lib/delegates/cancel-reviews";
import { findPair } from "@/lib/delegates/find-pair";
import { columnsOfFields, storedColumns } from "@/lib/delegates/merge-columns";
import { mayTake } from "@/lib/delegates/merge-fields";
import type { MergeDelegatesInput } from "@/lib/delegates/schema/duplicates";
import { swapDocuments } from "@/lib/delegates/swap-documents";
import { movePhoto, takeFields } from "@/lib/delegates/take-fields";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { authorize } from "@/lib/policy/can";
import { takesPlace, UNCOMPARED_STATES } from "@/lib/policy/delegate-states";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Makes two registrations of one person one: the kept one takes over the chosen fields, the other one leaves its place
 * and stays as a closed record with its own history. What stood before is kept, so that it can be undone.
 * @returns the merge's id; NOT_FOUND duplicateNotFound out of reach, CONFLICT alreadyDone for a settled pair,
 *   staleVersion, notFromThisState for a registration that is decided or was left, keepTheOneWithPlace when only the
 *   other one holds a place, approvedUnchanged for fields that an approval covers
 */
export async function mergeDelegates(
  ctx: Ctx,
  { pairId, keptId, keptVersion, givenVersion, take }: MergeDelegatesInput,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "duplicate.decide");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const pair = await tx.duplicatePair.findUnique({ where: { id: pairId } });
    if (!pair || ![pair.oneId, pair.otherId].includes(keptId))
      return refuse("NOT_FOUND", "duplicateNotFound");
    const givenId = pair.oneId === keptId ? pair.otherId : pair.oneId;
    const found = await findPair(tx, ctx, { keptId, givenId });
    if (!found.ok) return found;
    const { kept, given } = found.value;
    const { count } = await tx.duplicatePair.updateMany({
      where: { id: pairId, state: "OPEN" },
      data: { state: "MERGED", decidedBy: actor.userId, decidedAt: ctx.now },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    if (kept.version !== keptVersion) return refuse("CONFLICT", "staleVersion");
    if (UNCOMPARED_STATES.includes(kept.state)) return refuse("CONFLICT", "notFromThisState");
    if (takesPlace(given.state) && !takesPlace(kept.state)) return refuse("CONFLICT", "keepTheOneWithPlace");
    if (take.some((field) => !mayTake(field, kept.state))) return refuse("CONFLICT", "approvedUnchanged");
    const [before, after] = [columnsOfFields(kept, take), columnsOfFields(given, take)];
    const moved = await transitionDelegate(tx, ctx, {
      action: "mergeAway",
      delegate: given,
      version: givenVersion,
      data: { mergedIntoId: kept.id, dueAt: null },
    });
    if (!moved.ok) return moved;
    await cancelReviews(tx, ctx, given.id);
    const takesPhoto = take.includes("photo") && given.photoId !== null;
    if (takesPhoto && given.photoId) await movePhoto(tx, given.photoId, given.id, kept.id);
    if (take.includes("document")) await swapDocuments(tx, kept, given);
    if ((await takeFields(tx, ctx, kept, after)) === 0) return refuse("CONFLICT", "staleVersion");
    const id = newId();
    const record = {
      take,
      before: storedColumns(before),
      after: storedColumns(after),
      photo: takesPhoto ? { taken: given.photoId, earlier: kept.photoId } : null,
    };
    await tx.delegateMerge.create({
      data: {
        id,
        keptId,
        givenId,
        before: record as unknown as Prisma.InputJsonObject,
        mergedBy: actor.userId,
        mergedAt: ctx.now,
      },
    });
    await enqueue(tx, "duplicates.find", { delegateId: keptId });
    await tellDelegate(tx, ctx, given, "delegate-merged", moved.value.decisionId, {});
    await recordAudit(tx, ctx, {
      action: "duplicate.merged",
      conferenceId: kept.conferenceId,
      subjectType: "delegate",
      subjectId: keptId,
      changes: personalChanges(
        { ...before.person, ...before.delegate },
        { ...after.person, ...after.delegate },
      ),
      details: { givenId, mergeId: id, take, score: pair.score, reasons: pair.reasons },
    });
    return ok({ id });
  });
}
