import "server-only";
import { CLAIMED_WORK } from "@/lib/accreditation/claims/claimed-work";
import type { ClaimInput } from "@/lib/accreditation/claims/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorizeAny } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Gives up the claim of a page that was left. What another page of the same person has claimed since stays, whatever
 * order the two requests arrive in. Nothing to give up is no fault.
 */
export async function releaseClaim(
  ctx: Ctx,
  { delegateId, lease }: ClaimInput,
): Promise<Result<{ released: boolean }>> {
  const denied = authorizeAny(ctx, CLAIMED_WORK);
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.reviewClaim.deleteMany({
      where: { delegateId, lease, holderId: actor.userId },
    });
    return ok({ released: count > 0 });
  });
}
