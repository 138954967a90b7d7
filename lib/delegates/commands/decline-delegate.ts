import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { DeclineDelegateInput } from "@/lib/delegates/schema/registration";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { transitionOf } from "@/lib/policy/delegate-workflow";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

const KINDS = {
  sendBack: { audit: "registration.sentBack", message: "delegate-sent-back" },
  disown: { audit: "registration.disowned", message: "delegate-disowned" },
} as const;

/**
 * A focal point does not endorse: the registration goes back to the person with a note, or ends since the person is
 * not of the delegation (practice table, R5 and R6).
 * @returns the new version; NOT_FOUND out of reach, CONFLICT staleVersion or notFromThisState
 */
export async function declineDelegate(
  ctx: Ctx,
  { delegateId, version, action, textForPerson }: DeclineDelegateInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "registration.endorse");
  if (denied) return refusal(denied);
  const { audit, message } = KINDS[action];
  return inTransaction(ctx, async (tx, ctx) => {
    const row = await tx.delegate.findFirst({
      where: { AND: [{ id: delegateId }, delegateScope(ctx, "registration.endorse")] },
      include: { person: true },
    });
    if (!row) return refuse("NOT_FOUND", "registrationNotFound");
    const moved = await transitionDelegate(tx, ctx, {
      action,
      delegate: row,
      version,
      record: { textForPerson },
      data: { dueAt: null },
    });
    if (!moved.ok) return moved;
    await tellDelegate(tx, ctx, row, message, moved.value.decisionId, { textForPerson });
    await recordAudit(tx, ctx, {
      action: audit,
      conferenceId: row.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: { state: { before: row.state, after: transitionOf(action).to } },
    });
    return ok({ version: moved.value.version });
  });
}
