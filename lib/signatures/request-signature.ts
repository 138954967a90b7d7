import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/ids";
import { actingRole, authorize, holdsEverywhere } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { expireRequests } from "@/lib/signatures/expire-requests";
import { SIGNATURE_KINDS, type SignatureKind, signatureExpiry } from "@/lib/signatures/kinds";
import { tellSignatories } from "@/lib/signatures/tell";

export type SignatureAsked = {
  kind: SignatureKind;
  /** Null for what concerns all conferences: whoever asks and signs must hold the permission in all. */
  conferenceId: string | null;
  subjectType: string;
  subjectId: string;
  /** What exactly will happen; the domain reads it back with a schema of its own when it is signed. */
  payload: Prisma.InputJsonObject;
  reason: string;
};

/**
 * Asks a second person to sign, in the caller's transaction; mails go to those who may. Call it last: it writes the
 * audit entry.
 * @returns the request; FORBIDDEN without the kind's permission, CONFLICT signatureAsked while one waits for the same
 *   subject, CONFLICT nobodyToSign where no second person could
 */
export async function requestSignature(
  tx: Tx,
  ctx: Ctx,
  { kind, conferenceId, subjectType, subjectId, payload, reason }: SignatureAsked,
): Promise<Result<{ id: string }>> {
  const { asks } = SIGNATURE_KINDS[kind];
  const place = conferenceId ? { conferenceId } : {};
  const denied = authorize(ctx, asks, place);
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  if (!conferenceId && !holdsEverywhere(actor, asks)) return refuse("FORBIDDEN", "notAllowed");
  await expireRequests(tx, ctx, { kind, subjectType, subjectId });
  const id = newId();
  const request = { id, kind, conferenceId, requestedBy: actor.userId };
  const expiresAt = signatureExpiry(kind, ctx.now);
  // Two at once: the unique index lets one in, and the other learns that one waits.
  const waiting = await tx.signatureRequest.findFirst({
    where: { kind, subjectType, subjectId, state: "OPEN" },
  });
  if (waiting) return refuse("CONFLICT", "signatureAsked");
  await tx.signatureRequest.create({
    data: {
      ...request,
      subjectType,
      subjectId,
      payload,
      reason,
      requestedRole: actingRole(actor, asks, place),
      requestedAt: ctx.now,
      expiresAt,
    },
  });
  const told = await tellSignatories(tx, ctx, { ...request, expiresAt });
  if (told === 0) return refuse("CONFLICT", "nobodyToSign");
  await recordAudit(tx, ctx, {
    action: "signature.requested",
    conferenceId,
    subjectType,
    subjectId,
    actingRole: actingRole(actor, asks, place),
    details: { signatureId: id, kind, expiresAt: expiresAt.toISOString() },
  });
  return ok({ id });
}
