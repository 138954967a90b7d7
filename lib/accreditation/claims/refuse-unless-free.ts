import type { Ctx } from "@/lib/context";
import { ok, type Result, refuse } from "@/lib/result";

/** A claim as commands and screens read it. */
export type ClaimRow = { holderId: string; expiresAt: Date; holder: { name: string } };

/** What is read of a claim together with its delegate. */
export const CLAIM_PARTS = {
  select: { holderId: true, expiresAt: true, holder: { select: { name: true } } },
} as const;

/** The name of somebody else who works on the dossier now; null where nobody does, or the actor. */
export function otherHolder(ctx: Ctx, claim: ClaimRow | null): string | null {
  if (!claim || claim.expiresAt <= ctx.now) return null;
  return ctx.actor.kind === "user" && ctx.actor.userId === claim.holderId ? null : claim.holder.name;
}

/** CONFLICT claimedBy, with the name, when somebody else works on the dossier. Jobs wait for nobody. */
export function refuseUnlessFree(ctx: Ctx, claim: ClaimRow | null): Result<undefined> {
  const name = ctx.actor.kind === "user" ? otherHolder(ctx, claim) : null;
  return name === null ? ok() : refuse("CONFLICT", "claimedBy", { values: { name } });
}
