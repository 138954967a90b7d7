import "server-only";
import { lockDelegate } from "@/lib/accreditation/find-review-task";
import { findSubject, refuseUnlessSeparate } from "@/lib/accreditation/find-subject";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { closeTask } from "@/lib/screening/close-task";
import { readFileRow } from "@/lib/screening/file-rows";
import { transitionFile } from "@/lib/screening/transition-file";
import { waiverSchema } from "@/lib/screening/waiver";
import type { SignRequestInput } from "@/lib/signatures/schema";
import { takeSignature } from "@/lib/signatures/take-signature";

/**
 * Gives the second signature to a waiver and writes it into the file in the same transaction. The review that asked for
 * the clearance ends, and the file goes to the approver when it was the last.
 * @returns nothing; refusals of `takeSignature`, CONFLICT clearanceNotWaivable when somebody has begun to vet the person
 */
export async function signWaiver(ctx: Ctx, { requestId }: SignRequestInput): Promise<Result<undefined>> {
  const denied = authorize(ctx, "clearance.waive");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const signed = await takeSignature(tx, ctx, { requestId, kind: "CLEARANCE_WAIVER" });
    if (!signed.ok) return signed;
    const { id: signatureId, subjectId, payload, reason, audit, requestedBy } = signed.value;
    await lockDelegate(tx, subjectId);
    const found = await findSubject(tx, ctx, subjectId, "clearance.waive");
    if (!found.ok) return found;
    const delegate = found.value;
    const separate = refuseUnlessSeparate(ctx, "clearance.waive", delegate);
    if (!separate.ok) return separate;
    const file = await readFileRow(tx, subjectId);
    // Said alike for every other state: how the work stands is nobody else's business.
    if (file?.state !== "PENDING") return refuse("CONFLICT", "clearanceNotWaivable");
    const { validUntil } = waiverSchema.parse(payload);
    const moved = await transitionFile(tx, ctx, {
      action: "waive",
      file: { ...file, conferenceId: delegate.conferenceId },
      version: file.version,
      note: reason,
      validUntil,
    });
    if (!moved.ok) return moved;
    const closed = await closeTask(tx, ctx, delegate, null);
    if (!closed.ok) return closed;
    await recordAudit(tx, ctx, audit, {
      action: "clearance.settled",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId,
      details: { outcome: "WAIVED", signatureId, requestedBy },
    });
    return ok();
  });
}
