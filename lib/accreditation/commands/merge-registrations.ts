import "server-only";
import { reopenReviews } from "@/lib/accreditation/reopen-reviews";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { mergeDelegates } from "@/lib/delegates/commands/merge-delegates";
import type { MergeDelegatesInput } from "@/lib/delegates/schema/duplicates";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal } from "@/lib/result";

/**
 * Makes two registrations of one person one, and has reviewed again what the reviewers saw otherwise.
 * @returns the merge's id; refusals of mergeDelegates, and CONFLICT reviewedUnchanged where a decision is due and a
 *   finding would not stand any more: the approver asks for more first
 */
export async function mergeRegistrations(
  ctx: Ctx,
  input: MergeDelegatesInput,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "duplicate.decide");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const merged = await mergeDelegates(ctx, input);
    if (!merged.ok) return merged;
    const reopened = await reopenReviews(tx, ctx, input.keptId);
    return reopened.ok ? merged : reopened;
  });
}
