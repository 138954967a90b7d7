import "server-only";
import { findSubject, refuseUnlessSeparate } from "@/lib/accreditation/find-subject";
import { refusalReasonsFor } from "@/lib/accreditation/reasons";
import { recordRefusal } from "@/lib/accreditation/record-refusal";
import type { RefuseDelegateInput } from "@/lib/accreditation/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal, refuse } from "@/lib/result";

/**
 * Refuses accreditation (practice table, R14) with a disclosable reason, a text for the person and the time for an
 * appeal; the internal note stays in the decision row. For State delegations only formal reasons are open; any other
 * goes to a senior approver, see escalate-refusal.ts. The database repeats this.
 * @returns the new version; FORBIDDEN by separation of duties, INVALID reasonNotForStates, CONFLICT on a stale page
 */
export async function refuseDelegate(
  ctx: Ctx,
  input: RefuseDelegateInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "delegate.refuse");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findSubject(tx, ctx, input.delegateId, "delegate.refuse");
    if (!found.ok) return found;
    const separate = refuseUnlessSeparate(ctx, "delegate.refuse", found.value);
    if (!separate.ok) return separate;
    const offered = refusalReasonsFor(found.value.delegation?.organization.type ?? "OTHER");
    if (!offered.includes(input.reasonCode)) {
      return refuse("INVALID", "checkFields", { fields: { reasonCode: "reasonNotForStates" } });
    }
    return recordRefusal(tx, ctx, found.value, input);
  });
}
