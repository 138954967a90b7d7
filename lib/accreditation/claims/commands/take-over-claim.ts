import "server-only";
import { CLAIMED_WORK } from "@/lib/accreditation/claims/claimed-work";
import type { ClaimInput } from "@/lib/accreditation/claims/schema";
import { type HeldClaim, takeClaim } from "@/lib/accreditation/claims/take-claim";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorizeAny } from "@/lib/policy/can";
import { type Result, refusal } from "@/lib/result";

/**
 * Takes a dossier from whoever works on it, with a record; their next act there is a CONFLICT with the new name.
 * @returns the end of the lease; NOT_FOUND out of reach
 */
export async function takeOverClaim(ctx: Ctx, input: ClaimInput): Promise<Result<HeldClaim>> {
  const denied = authorizeAny(ctx, CLAIMED_WORK);
  if (denied) return refusal(denied);
  return inTransaction(ctx, (tx, ctx) => takeClaim(tx, ctx, input, { force: true }));
}
