import "server-only";
import { claimWork } from "@/lib/accreditation/claims/claim-work";
import { CLAIM_PARTS } from "@/lib/accreditation/claims/refuse-unless-free";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type ClaimView = { name: string; isOwn: boolean; expiresAt: string };

/** Who does the reader's kind of work on the dossier now; null when nobody does. NOT_FOUND out of reach. */
export async function getClaim(ctx: Ctx, delegateId: string): Promise<Result<ClaimView | null>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const delegate = await db.delegate.findFirst({
    where: { AND: [{ id: delegateId }, delegateScope(ctx, "delegate.read")] },
    select: { conferenceId: true, claims: CLAIM_PARTS },
  });
  if (!delegate) return refuse("NOT_FOUND", "registrationNotFound");
  const work = claimWork(ctx.actor, delegate.conferenceId);
  const claim = delegate.claims.find((row) => row.work === work);
  if (!claim || claim.expiresAt <= ctx.now) return ok(null);
  const isOwn = ctx.actor.kind === "user" && ctx.actor.userId === claim.holderId;
  return ok({ name: claim.holder.name, isOwn, expiresAt: claim.expiresAt.toISOString() });
}
