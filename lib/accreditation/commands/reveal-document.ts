import "server-only";
import type { RevealDocumentInput } from "@/lib/accreditation/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { clearNumber } from "@/lib/delegates/travel-document";
import { authorize } from "@/lib/policy/can";
import { UNSUBMITTED_STATES } from "@/lib/policy/delegate-states";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Shows a document number in clear, with a reason; each time is an audit entry.
 * @returns the number; NOT_FOUND out of reach or when none was given
 */
export async function revealDocument(
  ctx: Ctx,
  { delegateId, reason }: RevealDocumentInput,
): Promise<Result<{ number: string }>> {
  const denied = authorize(ctx, "passport.reveal");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx) => {
    const row = await tx.delegate.findFirst({
      where: {
        id: delegateId,
        AND: [delegateScope(ctx, "passport.reveal"), { state: { notIn: [...UNSUBMITTED_STATES] } }],
      },
      include: { travelDocument: true },
    });
    const number = row && clearNumber(row.travelDocument);
    if (!row || !number) return refuse("NOT_FOUND", "documentNotFound");
    await recordAudit(tx, ctx, {
      action: "passport.revealed",
      conferenceId: row.conferenceId,
      subjectType: "delegate",
      subjectId: row.id,
      details: { reason },
    });
    return ok({ number });
  });
}
