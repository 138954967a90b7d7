import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { VerifyNominationDocumentInput } from "@/lib/organizations/schema";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Marks a received nomination document as verified by the acting officer.
 * @returns NOT_FOUND outside the actor's reach, CONFLICT when it is no longer waiting
 */
export async function verifyNominationDocument(
  ctx: Ctx,
  { documentId }: VerifyNominationDocumentInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "nomination.verify");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx) => {
    const document = await tx.nominationDocument.findFirst({
      where: { id: documentId, delegation: delegationScope(ctx, "nomination.verify") },
      include: { delegation: true },
    });
    if (!document) return refuse("NOT_FOUND", "documentNotFound");
    const { count } = await tx.nominationDocument.updateMany({
      where: { id: documentId, state: "RECEIVED" },
      data: { state: "VERIFIED", verifiedAt: ctx.now, verifiedBy: actor.userId },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    await recordAudit(tx, ctx, {
      action: "nominationDocument.verified",
      conferenceId: document.delegation.conferenceId,
      subjectType: "nominationDocument",
      subjectId: documentId,
      changes: { state: { before: "RECEIVED", after: "VERIFIED" } },
    });
    return ok();
  });
}
