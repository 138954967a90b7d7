import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorizeAny } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { SIGNATURE_PERMISSIONS } from "@/lib/signatures/kinds";
import type { WithdrawSignatureInput } from "@/lib/signatures/schema";

/**
 * Takes one's own request back before anybody signed it.
 * @returns NOT_FOUND signatureNotFound for a request of somebody else, CONFLICT signatureSettled
 */
export async function withdrawSignature(
  ctx: Ctx,
  { requestId }: WithdrawSignatureInput,
): Promise<Result<undefined>> {
  const denied = authorizeAny(ctx, SIGNATURE_PERMISSIONS);
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const own = { id: requestId, requestedBy: actor.userId };
    const request = await tx.signatureRequest.findFirst({ where: own });
    if (!request) return refuse("NOT_FOUND", "signatureNotFound");
    const { count } = await tx.signatureRequest.updateMany({
      where: { ...own, state: "OPEN" },
      data: { state: "WITHDRAWN", settledBy: actor.userId, settledAt: ctx.now },
    });
    if (count === 0) return refuse("CONFLICT", "signatureSettled");
    await recordAudit(tx, ctx, {
      action: "signature.withdrawn",
      conferenceId: request.conferenceId,
      subjectType: request.subjectType,
      subjectId: request.subjectId,
      details: { signatureId: request.id, kind: request.kind },
    });
    return ok();
  });
}
