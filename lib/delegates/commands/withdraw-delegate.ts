import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { cancelReviews } from "@/lib/delegates/cancel-reviews";
import type { WithdrawDelegateInput } from "@/lib/delegates/schema/registration";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Withdraws a registration at the wish of the person or the sending side. A live badge ends in the same transaction
 * by the trigger on the delegate's state.
 * @returns the new version; NOT_FOUND out of reach, CONFLICT staleVersion or notFromThisState
 */
export async function withdrawDelegate(
  ctx: Ctx,
  { delegateId, version }: WithdrawDelegateInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "registration.withdraw");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { id: delegateId, ...delegateScope(ctx, "registration.withdraw") };
    const row = await tx.delegate.findFirst({ where, include: { person: true } });
    if (!row) return refuse("NOT_FOUND", "registrationNotFound");
    const moved = await transitionDelegate(tx, ctx, {
      action: "withdraw",
      delegate: row,
      version,
      data: { dueAt: null, approvedZoneCodes: [] },
    });
    if (!moved.ok) return moved;
    await cancelReviews(tx, ctx, row.id);
    if (row.state !== "DRAFT")
      await tellDelegate(tx, ctx, row, "delegate-withdrawn", moved.value.decisionId, {});
    await recordAudit(tx, ctx, {
      action: "registration.withdrawn",
      conferenceId: row.conferenceId,
      subjectType: "delegate",
      subjectId: row.id,
      changes: { state: { before: row.state, after: "WITHDRAWN" } },
    });
    return ok({ version: moved.value.version });
  });
}
