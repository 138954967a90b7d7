import "server-only";
import { appealWindow } from "@/lib/accreditation/appeals/open-window";
import { findSubject, refuseUnlessSeparate } from "@/lib/accreditation/find-subject";
import { revocationSchema } from "@/lib/accreditation/revocation";
import type { SignRevocationInput } from "@/lib/accreditation/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";
import { takeSignature } from "@/lib/signatures/take-signature";

/**
 * Gives the second signature to a revocation and carries it out in the same transaction: the badge ends, the place
 * falls free and the person is told. The database wants both people on the decision.
 * @param version of the delegate as the signer saw it: what was decided meanwhile is looked at first
 * @returns the new version; FORBIDDEN ownSignature or the reason of separation, CONFLICT as `takeSignature` and on a
 *   stale page
 */
export async function signRevocation(
  ctx: Ctx,
  { requestId, version }: SignRevocationInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "delegate.revoke");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const signed = await takeSignature(tx, ctx, { requestId, kind: "REVOCATION" });
    if (!signed.ok) return signed;
    const { id: signatureId, subjectId, payload, reason, audit, requestedBy } = signed.value;
    const found = await findSubject(tx, ctx, subjectId, "delegate.revoke");
    if (!found.ok) return found;
    const separate = refuseUnlessSeparate(ctx, "delegate.revoke", found.value);
    if (!separate.ok) return separate;
    const { reasonCode, textForPerson } = revocationSchema.parse(payload);
    const appealUntil = await appealWindow(tx, ctx, found.value);
    const moved = await transitionDelegate(tx, ctx, {
      action: "revoke",
      delegate: found.value,
      version,
      record: { reasonCode, textForPerson, internalNote: reason, signatureId, appealUntil },
      data: { dueAt: null, approvedZoneCodes: [] },
    });
    if (!moved.ok) return moved;
    await tellDelegate(tx, ctx, found.value, "delegate-revoked", moved.value.decisionId, {
      reasonCode,
      textForPerson,
      appealUntil: appealUntil?.toISOString() ?? null,
    });
    await recordAudit(tx, ctx, audit, {
      action: "delegate.revoked",
      conferenceId: found.value.conferenceId,
      subjectType: "delegate",
      subjectId,
      changes: { state: { before: found.value.state, after: "REVOKED" } },
      details: { reasonCode, signatureId, requestedBy },
    });
    return ok({ version: moved.value.version });
  });
}
