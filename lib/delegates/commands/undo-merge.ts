import "server-only";
import { isDeepStrictEqual } from "node:util";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { findPair } from "@/lib/delegates/find-pair";
import {
  columnsOfFields,
  type MergeColumns,
  type MergeRow,
  storedColumns,
} from "@/lib/delegates/merge-columns";
import { type MergeFieldName, mayTake } from "@/lib/delegates/merge-fields";
import { openReview, reviewDueAt } from "@/lib/delegates/open-review";
import type { UndoMergeInput } from "@/lib/delegates/schema/duplicates";
import { swapDocuments } from "@/lib/delegates/swap-documents";
import { movePhoto, takeFields } from "@/lib/delegates/take-fields";
import { transitionDelegate } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** What a merge wrote down of itself. */
type MergeRecord = {
  take: MergeFieldName[];
  before: MergeColumns;
  after: MergeColumns;
  photo: { taken: string; earlier: string | null } | null;
};

/** Whether the kept registration still says what it took over. */
function standsAsMerged(kept: MergeRow, { take, after, photo }: MergeRecord): boolean {
  const present = storedColumns(columnsOfFields(kept, take));
  return isDeepStrictEqual(present, after) && (photo === null || kept.photoId === photo.taken);
}

/**
 * Parts two registrations again that were merged: the kept one gets back what it said before, the other one its photo
 * and document, and returns to the officer's desk under the guard of places and documents.
 * @returns NOT_FOUND duplicateNotFound out of reach, CONFLICT alreadyDone, mergeChanged when what was taken over has
 *   been changed since, approvedUnchanged once an approval covers it, delegationFull or documentRegistered
 */
export async function undoMerge(ctx: Ctx, { mergeId }: UndoMergeInput): Promise<Result<undefined>> {
  const denied = authorize(ctx, "duplicate.decide");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const merge = await tx.delegateMerge.findUnique({ where: { id: mergeId } });
    if (!merge) return refuse("NOT_FOUND", "duplicateNotFound");
    const found = await findPair(tx, ctx, merge);
    if (!found.ok) return found;
    const { kept, given } = found.value;
    const { count } = await tx.delegateMerge.updateMany({
      where: { id: mergeId, undoneAt: null },
      data: { undoneAt: ctx.now, undoneBy: actor.userId },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    const record = merge.before as unknown as MergeRecord;
    if (!standsAsMerged(kept, record)) return refuse("CONFLICT", "mergeChanged");
    if (record.take.some((field) => !mayTake(field, kept.state)))
      return refuse("CONFLICT", "approvedUnchanged");
    if (record.photo) {
      await movePhoto(tx, record.photo.taken, kept.id, given.id);
      await tx.delegate.update({ where: { id: kept.id }, data: { photoId: record.photo.earlier } });
    }
    if (record.take.includes("document")) await swapDocuments(tx, kept, given);
    if ((await takeFields(tx, ctx, kept, record.before)) === 0) return refuse("CONFLICT", "staleVersion");
    const dueAt = reviewDueAt(given.conference, ctx.now);
    const moved = await transitionDelegate(tx, ctx, {
      action: "splitAgain",
      delegate: given,
      version: given.version,
      data: { mergedIntoId: null, dueAt },
    });
    if (!moved.ok) return moved;
    await openReview(tx, ctx, given.id, dueAt);
    const [oneId = "", otherId = ""] = [kept.id, given.id].toSorted();
    await tx.duplicatePair.updateMany({
      where: { oneId, otherId },
      data: { state: "OPEN", decidedBy: null, decidedAt: null },
    });
    await recordAudit(tx, ctx, {
      action: "duplicate.mergeUndone",
      conferenceId: kept.conferenceId,
      subjectType: "delegate",
      subjectId: kept.id,
      details: { givenId: given.id, mergeId },
    });
    return ok();
  });
}
