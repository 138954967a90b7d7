import "server-only";
import { findSubject, refuseUnlessSeparate } from "@/lib/accreditation/find-subject";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal, refuse } from "@/lib/result";
import type { AskWaiverInput } from "@/lib/screening/schema";
import type { Waiver } from "@/lib/screening/waiver";
import { requestSignature } from "@/lib/signatures/request-signature";

/**
 * Asks a second person to waive the clearance of somebody whose vetting has not begun. Nothing of the file is read:
 * nobody who asks or signs sees more than the word.
 * @returns the request; CONFLICT staleVersion, clearanceNotWaivable unless clearance waits, signatureAsked, nobodyToSign
 */
export async function askWaiver(ctx: Ctx, input: AskWaiverInput): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "clearance.waive");
  if (denied) return refusal(denied);
  const { delegateId, version, reason, validUntil } = input;
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findSubject(tx, ctx, delegateId, "clearance.waive");
    if (!found.ok) return found;
    const delegate = found.value;
    const separate = refuseUnlessSeparate(ctx, "clearance.waive", delegate);
    if (!separate.ok) return separate;
    if (delegate.version !== version) return refuse("CONFLICT", "staleVersion");
    if (delegate.clearance !== "PENDING") return refuse("CONFLICT", "clearanceNotWaivable");
    if (validUntil && validUntil < ctx.now.toISOString().slice(0, 10)) {
      return refuse("INVALID", "checkFields", { fields: { validUntil: "inThePast" } });
    }
    return requestSignature(tx, ctx, {
      kind: "CLEARANCE_WAIVER",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      payload: { validUntil } satisfies Waiver,
      reason,
    });
  });
}
