import "server-only";
import { reopenReviews } from "@/lib/accreditation/reopen-reviews";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { undoMerge } from "@/lib/delegates/commands/undo-merge";
import type { UndoMergeInput } from "@/lib/delegates/schema/duplicates";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal } from "@/lib/result";

/**
 * Parts two registrations again that were merged, and has reviewed again what the reviewers saw of the merged one.
 * @returns refusals of undoMerge, and CONFLICT reviewedUnchanged where a decision is due on the merged data
 */
export async function partRegistrations(ctx: Ctx, input: UndoMergeInput): Promise<Result<undefined>> {
  const denied = authorize(ctx, "duplicate.decide");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const parted = await undoMerge(ctx, input);
    if (!parted.ok) return parted;
    const { keptId } = await tx.delegateMerge.findUniqueOrThrow({ where: { id: input.mergeId } });
    return reopenReviews(tx, ctx, keptId);
  });
}
