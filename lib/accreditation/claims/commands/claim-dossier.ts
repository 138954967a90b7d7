import "server-only";
import { CLAIMED_WORK } from "@/lib/accreditation/claims/claimed-work";
import type { ClaimInput } from "@/lib/accreditation/claims/schema";
import { type HeldClaim, takeClaim } from "@/lib/accreditation/claims/take-claim";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorizeAny } from "@/lib/policy/can";
import { type Result, refusal } from "@/lib/result";

/**
 * Claims a dossier for the lease, or renews the actor's claim on it (decision 0029).
 * @returns the end of the lease; NOT_FOUND out of reach, CONFLICT claimedBy while somebody else works on it
 */
export async function claimDossier(ctx: Ctx, input: ClaimInput): Promise<Result<HeldClaim>> {
  const denied = authorizeAny(ctx, CLAIMED_WORK);
  if (denied) return refusal(denied);
  return inTransaction(ctx, (tx, ctx) => takeClaim(tx, ctx, input, { force: false }));
}
