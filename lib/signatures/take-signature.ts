import "server-only";
import type { AuditRecord } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { actorOfUser } from "@/lib/identity/actor-of-user";
import { actingRole, authorize, can, holdsEverywhere } from "@/lib/policy/can";
import { signatureScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { SIGNATURE_KINDS, type SignatureKind } from "@/lib/signatures/kinds";
import { tellAsker } from "@/lib/signatures/tell";

/** A request that the actor has signed in this transaction: the domain carries out its payload before the commit. */
export type SignedRequest = {
  id: string;
  kind: SignatureKind;
  conferenceId: string | null;
  subjectType: string;
  subjectId: string;
  payload: Prisma.JsonValue;
  reason: string;
  requestedBy: string;
  requestedRole: string;
  /** Passed to `recordAudit` with the entry of what was carried out. */
  audit: AuditRecord;
};

/** Whether the one who asked still holds what asking takes: a role that is gone takes its requests along. */
async function askerStillMay(
  tx: Tx,
  ctx: Ctx,
  request: { id: string; kind: SignatureKind; conferenceId: string | null; requestedBy: string },
): Promise<boolean> {
  const { asks } = SIGNATURE_KINDS[request.kind];
  const asker = await actorOfUser(request.requestedBy, request.id, ctx.now, tx);
  if (!asker) return false;
  const { conferenceId } = request;
  return conferenceId ? can(asker, asks, { conferenceId }) : holdsEverywhere(asker, asks);
}

/**
 * Takes the second signature, in the transaction in which the command of the domain then carries out the payload: one
 * signs of however many try at once, and what cannot be carried out is not signed either.
 * @returns the request; NOT_FOUND signatureNotFound out of reach, FORBIDDEN ownSignature for the one who asked,
 *   CONFLICT signatureSettled, signatureExpired, or askerMayNot when the asker has lost the role
 */
export async function takeSignature(
  tx: Tx,
  ctx: Ctx,
  { requestId, kind }: { requestId: string; kind: SignatureKind },
): Promise<Result<SignedRequest>> {
  const { signs } = SIGNATURE_KINDS[kind];
  const denied = authorize(ctx, signs);
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const request = await tx.signatureRequest.findFirst({
    where: { AND: [{ id: requestId, kind }, signatureScope(ctx, signs)] },
  });
  if (!request) return refuse("NOT_FOUND", "signatureNotFound");
  if (request.requestedBy === actor.userId) return refuse("FORBIDDEN", "ownSignature");
  if (request.state === "EXPIRED") return refuse("CONFLICT", "signatureExpired");
  if (request.state !== "OPEN") return refuse("CONFLICT", "signatureSettled");
  if (request.expiresAt <= ctx.now) return refuse("CONFLICT", "signatureExpired");
  if (!(await askerStillMay(tx, ctx, request))) return refuse("CONFLICT", "askerMayNot");
  const { count } = await tx.signatureRequest.updateMany({
    where: { id: requestId, state: "OPEN", expiresAt: { gt: ctx.now }, requestedBy: { not: actor.userId } },
    data: { state: "SIGNED", settledBy: actor.userId, settledAt: ctx.now },
  });
  if (count === 0) return refuse("CONFLICT", "signatureSettled");
  await tellAsker(tx, ctx, request, { state: "SIGNED" });
  const { id, conferenceId, subjectType, subjectId, payload, reason, requestedBy, requestedRole } = request;
  const place = conferenceId ? { conferenceId } : {};
  const audit: AuditRecord = {
    action: "signature.given",
    conferenceId,
    subjectType,
    subjectId,
    actingRole: actingRole(actor, signs, place),
    details: { signatureId: id, kind, requestedBy },
  };
  return ok({
    id,
    kind,
    conferenceId,
    subjectType,
    subjectId,
    payload,
    reason,
    requestedBy,
    requestedRole,
    audit,
  });
}
