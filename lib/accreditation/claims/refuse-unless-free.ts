import { type ClaimWork, claimWork } from "@/lib/accreditation/claims/claim-work";
import type { Ctx } from "@/lib/context";
import { ok, type Result, refuse } from "@/lib/result";

/** A claim as commands and screens read it. */
export type ClaimRow = { work: ClaimWork; holderId: string; expiresAt: Date; holder: { name: string } };

/** What is read of a claim together with its delegate. */
export const CLAIM_PARTS = {
  select: { work: true, holderId: true, expiresAt: true, holder: { select: { name: true } } },
} as const;

/**
 * CONFLICT claimedBy, with the name, when somebody else does the actor's kind of work on the dossier. Jobs wait for
 * nobody.
 */
export function refuseUnlessFree(
  ctx: Ctx,
  { conferenceId, claims }: { conferenceId: string; claims: readonly ClaimRow[] },
): Result<undefined> {
  const { actor } = ctx;
  if (actor.kind !== "user") return ok();
  const work = claimWork(actor, conferenceId);
  const other = claims.find(
    (claim) => claim.work === work && claim.expiresAt > ctx.now && claim.holderId !== actor.userId,
  );
  return other ? refuse("CONFLICT", "claimedBy", { values: { name: other.holder.name } }) : ok();
}
