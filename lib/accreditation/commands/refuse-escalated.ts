import "server-only";
import { findEscalation } from "@/lib/accreditation/find-escalation";
import { recordRefusal } from "@/lib/accreditation/record-refusal";
import { type RefuseEscalatedInput, refuseDelegateSchema } from "@/lib/accreditation/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal, refuse } from "@/lib/result";

/**
 * The senior approver refuses what an approver laid before them, with exactly its reason and text. The database takes
 * such a reason for a State's delegate from no other path.
 * @returns the new version; FORBIDDEN escalatedToAnother or the reason of separation, CONFLICT on a stale page
 */
export async function refuseEscalated(
  ctx: Ctx,
  input: RefuseEscalatedInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "refusal.settle");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findEscalation(tx, ctx, input);
    if (!found.ok) return found;
    const { delegate, escalation } = found.value;
    const { count } = await tx.refusalEscalation.updateMany({
      where: { id: escalation.id, state: "OPEN" },
      data: { state: "REFUSED", settledBy: escalation.askedOf, settledAt: ctx.now },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    const { textForPerson, internalNote } = escalation;
    const reasonCode = refuseDelegateSchema.shape.reasonCode.parse(escalation.reasonCode);
    return recordRefusal(tx, ctx, delegate, {
      version: input.version,
      reasonCode,
      textForPerson,
      internalNote,
    });
  });
}
