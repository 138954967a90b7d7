import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { loadProofs } from "@/lib/badges/load-proofs";
import type { SignProofsInput } from "@/lib/badges/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * A focal point's word that the badges of the delegation say what they should, bound to the faces that were shown
 * (practice guide, pain points: wrong or butchered names on badges).
 * @returns NOT_FOUND delegationNotFound, CONFLICT proofsChanged when a face has changed since the sheet was shown or
 *   nobody is on it
 */
export async function signProofs(
  ctx: Ctx,
  { delegationId, contentHash }: SignProofsInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "registration.endorse");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const delegation = await tx.delegation.findFirst({
      where: { AND: [{ id: delegationId }, delegationScope(ctx, "registration.endorse")] },
    });
    if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
    const sheet = await loadProofs(tx, delegationId);
    if (sheet.contentHash !== contentHash || sheet.proofs.length === 0) {
      return refuse("CONFLICT", "proofsChanged");
    }
    await tx.proofSheetSignature.create({
      data: {
        id: newId(),
        delegationId,
        signedBy: actor.userId,
        signedAt: ctx.now,
        contentHash: new Uint8Array(Buffer.from(contentHash, "hex")),
        people: sheet.proofs.length,
        faces: Object.fromEntries(sheet.proofs.map(({ delegateId, hash }) => [delegateId, hash])),
      },
    });
    await recordAudit(tx, ctx, {
      action: "delegation.proofsSigned",
      conferenceId: delegation.conferenceId,
      subjectType: "delegation",
      subjectId: delegationId,
      details: { contentHash, people: sheet.proofs.length },
    });
    return ok();
  });
}
