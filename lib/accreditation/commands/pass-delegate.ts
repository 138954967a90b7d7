import "server-only";
import { findSubject } from "@/lib/accreditation/find-subject";
import type { PassDelegateInput } from "@/lib/accreditation/schema";
import { recordAudit } from "@/lib/audit/record";
import { addWorkingDays } from "@/lib/conferences/working-days";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { transitionDelegate } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/**
 * Closes the completeness review: the file is whole and goes to the approver.
 * @returns the new version; NOT_FOUND out of scope, CONFLICT on a stale page or from another state
 */
export async function passDelegate(ctx: Ctx, input: PassDelegateInput): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "delegate.pass");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findSubject(tx, ctx, input.delegateId, "delegate.pass");
    if (!found.ok) return found;
    const { conference } = found.value;
    const dueAt = addWorkingDays(ctx.now, conference.decisionDays, conference.timeZone);
    const moved = await transitionDelegate(tx, ctx, {
      action: "pass",
      delegate: found.value,
      version: input.version,
      data: { dueAt },
    });
    if (!moved.ok) return moved;
    await tx.reviewTask.updateMany({
      where: { delegateId: input.delegateId, kind: "COMPLETENESS", state: "OPEN" },
      data: {
        state: "DONE",
        closedAt: ctx.now,
        closedBy: ctx.actor.kind === "user" ? ctx.actor.userId : null,
      },
    });
    await recordAudit(tx, ctx, {
      action: "delegate.passed",
      conferenceId: conference.id,
      subjectType: "delegate",
      subjectId: input.delegateId,
      changes: { state: { before: "SUBMITTED", after: "READY" } },
    });
    return ok({ version: moved.value.version });
  });
}
