import "server-only";
import { findSubject, refuseUnlessSeparate } from "@/lib/accreditation/find-subject";
import { refusalReasonsFor } from "@/lib/accreditation/reasons";
import type { RefuseDelegateInput } from "@/lib/accreditation/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Refuses accreditation with a disclosable reason and a text for the person; the internal note stays in the decision
 * row. For State delegations only formal reasons are open.
 * @returns the new version; FORBIDDEN by separation of duties, CONFLICT on a stale page
 */
export async function refuseDelegate(
  ctx: Ctx,
  input: RefuseDelegateInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "delegate.refuse");
  if (denied) return refusal(denied);
  const { delegateId, version, reasonCode, textForPerson, internalNote } = input;
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findSubject(tx, ctx, delegateId, "delegate.refuse");
    if (!found.ok) return found;
    const separate = refuseUnlessSeparate(ctx, "delegate.refuse", found.value);
    if (!separate.ok) return separate;
    const offered = refusalReasonsFor(found.value.delegation?.organization.type ?? "OTHER");
    if (!offered.includes(reasonCode)) {
      return refuse("INVALID", "checkFields", { fields: { reasonCode: "reasonNotForStates" } });
    }
    const moved = await transitionDelegate(tx, ctx, {
      action: "refuse",
      delegate: found.value,
      version,
      record: { reasonCode, textForPerson, ...(internalNote === null ? {} : { internalNote }) },
      data: { dueAt: null, approvedZoneCodes: [] },
    });
    if (!moved.ok) return moved;
    await tellDelegate(tx, ctx, found.value, "delegate-refused", moved.value.decisionId, {
      reasonCode,
      textForPerson,
    });
    await recordAudit(tx, ctx, {
      action: "delegate.refused",
      conferenceId: found.value.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: { state: { before: found.value.state, after: "REJECTED" } },
      details: { reasonCode },
    });
    return ok({ version: moved.value.version });
  });
}
