import "server-only";
import { advanceReviews } from "@/lib/accreditation/advance-reviews";
import { findReviewTask } from "@/lib/accreditation/find-review-task";
import type { CloseReviewInput } from "@/lib/accreditation/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorizeAny } from "@/lib/policy/can";
import { FINDING_PERMISSIONS } from "@/lib/policy/reviews";
import { type Result, refusal, refuse } from "@/lib/result";

/**
 * Closes a review of the actor's with a finding. The note is read by officers and approvers, never by the person. The
 * next step begins, or the file goes to the approver when this was the last review (practice table, R12).
 * @returns the delegate's version; refusals of findReviewTask
 */
export async function closeReview(ctx: Ctx, input: CloseReviewInput): Promise<Result<{ version: number }>> {
  const denied = authorizeAny(ctx, FINDING_PERMISSIONS);
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findReviewTask(tx, ctx, input);
    if (!found.ok) return found;
    const { actor, delegate, task } = found.value;
    const snapshot = await tx.delegateSnapshot.findFirst({
      where: { delegateId: delegate.id },
      orderBy: { number: "desc" },
      select: { id: true },
    });
    const { count } = await tx.reviewTask.updateMany({
      where: { id: task.id, state: "OPEN" },
      data: {
        state: "DONE",
        closedAt: ctx.now,
        closedBy: actor.userId,
        finding: input.finding,
        note: input.note,
        snapshotId: snapshot?.id ?? null,
      },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    const advanced = await advanceReviews(tx, ctx, delegate);
    if (!advanced.ok) return advanced;
    await recordAudit(tx, ctx, {
      action: "review.closed",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegate.id,
      details: { taskId: task.id, kind: task.kind, finding: input.finding },
    });
    return advanced;
  });
}
