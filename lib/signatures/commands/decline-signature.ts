import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorizeAny } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { SIGNATURE_PERMISSIONS } from "@/lib/signatures/kinds";
import type { DeclineSignatureInput } from "@/lib/signatures/schema";
import { signableWhere } from "@/lib/signatures/signable";
import { tellAsker } from "@/lib/signatures/tell";

/**
 * Says no to a request, with a word to the one who asked; nothing of it happens.
 * @returns NOT_FOUND signatureNotFound for whoever may not sign it, FORBIDDEN ownSignature, CONFLICT signatureSettled
 */
export async function declineSignature(
  ctx: Ctx,
  { requestId, answer }: DeclineSignatureInput,
): Promise<Result<undefined>> {
  const denied = authorizeAny(ctx, SIGNATURE_PERMISSIONS);
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const request = await tx.signatureRequest.findFirst({
      where: { AND: [{ id: requestId }, signableWhere(ctx)] },
    });
    if (!request) return refuse("NOT_FOUND", "signatureNotFound");
    if (request.requestedBy === actor.userId) return refuse("FORBIDDEN", "ownSignature");
    const { count } = await tx.signatureRequest.updateMany({
      where: { id: requestId, state: "OPEN", expiresAt: { gt: ctx.now } },
      data: { state: "DECLINED", settledBy: actor.userId, settledAt: ctx.now, answer },
    });
    if (count === 0) return refuse("CONFLICT", "signatureSettled");
    await tellAsker(tx, ctx, request, { state: "DECLINED", answer });
    await recordAudit(tx, ctx, {
      action: "signature.declined",
      conferenceId: request.conferenceId,
      subjectType: request.subjectType,
      subjectId: request.subjectId,
      details: { signatureId: request.id, kind: request.kind, requestedBy: request.requestedBy },
    });
    return ok();
  });
}
