import "server-only";
import type { BadgeFace } from "@/lib/badges/face";
import { loadProofs } from "@/lib/badges/load-proofs";
import { type ProofStanding, proofStanding } from "@/lib/badges/proof-sheet";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { authorizeAny, can } from "@/lib/policy/can";
import { nominationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type Proof = { delegateId: string; face: BadgeFace; standing: ProofStanding };

export type ProofSheet = {
  /** First and last day of the conference, as printed. */
  days: { from: string; to: string };
  proofs: Proof[];
  contentHash: string;
  /** Begun and not submitted: not on the sheet yet. */
  begun: number;
  /** The last signature; null: none yet. */
  signature: { by: string; at: string; people: number } | null;
  /** Everybody on the sheet stands under the last signature as shown now. */
  upToDate: boolean;
  maySign: boolean;
};

/**
 * The badge proofs of a delegation as they would be printed now, beside what was signed last.
 * @returns NOT_FOUND delegationNotFound out of reach
 */
export async function getProofSheet(ctx: Ctx, delegationId: string): Promise<Result<ProofSheet>> {
  const denied = authorizeAny(ctx, ["nomination.record", "nomination.verify"]);
  if (denied) return refusal(denied);
  const delegation = await db.delegation.findFirst({
    where: { AND: [{ id: delegationId }, nominationScope(ctx)] },
    include: { conference: true, signatures: { orderBy: [{ signedAt: "desc" }, { id: "desc" }], take: 1 } },
  });
  if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
  const { proofs, contentHash, begun } = await loadProofs(db, delegationId);
  const [last] = delegation.signatures;
  const signer = last && (await db.user.findUnique({ where: { id: last.signedBy }, select: { name: true } }));
  const signed = last?.faces as Record<string, string> | undefined;
  const standing = proofs.map(({ delegateId, face, hash }) => ({
    delegateId,
    face,
    standing: proofStanding(delegateId, hash, signed),
  }));
  const { conferenceId, conference } = delegation;
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return ok({
    days: { from: day(conference.startsOn), to: day(conference.endsOn) },
    proofs: standing,
    contentHash,
    begun,
    signature: last ? { by: signer?.name ?? "", at: last.signedAt.toISOString(), people: last.people } : null,
    upToDate: last !== undefined && standing.every((proof) => proof.standing === "signed"),
    maySign: can(ctx.actor, "registration.endorse", { conferenceId, delegationId }),
  });
}
