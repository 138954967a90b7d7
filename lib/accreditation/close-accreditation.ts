import "server-only";
import { findSubject, refuseUnlessSeparate } from "@/lib/accreditation/find-subject";
import { refusalReasonsFor } from "@/lib/accreditation/reasons";
import type { RefuseDelegateInput, RevokeDelegateInput } from "@/lib/accreditation/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { transitionOf } from "@/lib/policy/delegate-workflow";
import { ok, type Result, refuse } from "@/lib/result";

const KINDS = {
  refuse: { audit: "delegate.refused", message: "delegate-refused" },
  revoke: { audit: "delegate.revoked", message: "delegate-revoked" },
} as const;

/**
 * What refusing and revoking share: separation of duties, the reason, the text the person reads, and the internal
 * note that stays in the decision row. The caller has authorized.
 */
export async function closeAccreditation(
  ctx: Ctx,
  action: "refuse" | "revoke",
  input: RefuseDelegateInput | RevokeDelegateInput,
): Promise<Result<{ version: number }>> {
  const { permission, to } = transitionOf(action);
  const { audit, message } = KINDS[action];
  const { reasonCode, textForPerson, internalNote } = input;
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findSubject(tx, ctx, input.delegateId, permission);
    if (!found.ok) return found;
    const separate = refuseUnlessSeparate(ctx, found.value);
    if (!separate.ok) return separate;
    const offered: readonly string[] = refusalReasonsFor(
      found.value.delegation?.organization.type ?? "OTHER",
    );
    if (action === "refuse" && !offered.includes(reasonCode)) {
      return refuse("INVALID", "checkFields", { fields: { reasonCode: "reasonNotForStates" } });
    }
    const moved = await transitionDelegate(tx, ctx, {
      action,
      delegate: found.value,
      version: input.version,
      record: { reasonCode, textForPerson, ...(internalNote === null ? {} : { internalNote }) },
      data: { dueAt: null, approvedZoneCodes: [] },
    });
    if (!moved.ok) return moved;
    await tellDelegate(tx, ctx, found.value, message, moved.value.decisionId, { reasonCode, textForPerson });
    await recordAudit(tx, ctx, {
      action: audit,
      conferenceId: found.value.conferenceId,
      subjectType: "delegate",
      subjectId: input.delegateId,
      changes: { state: { before: found.value.state, after: to } },
      details: { reasonCode },
    });
    return ok({ version: moved.value.version });
  });
}
