import "server-only";
import { findReviewTask } from "@/lib/accreditation/find-review-task";
import type { AskQueryInput } from "@/lib/accreditation/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { authorizeAny } from "@/lib/policy/can";
import { FINDING_PERMISSIONS } from "@/lib/policy/reviews";
import { ok, type Result, refusal } from "@/lib/result";

/**
 * Asks the registration officer to put a query to the person (practice table, R11). The text must be safe to disclose:
 * it reaches the person as it stands, once the officer sends it.
 * @returns the query's id; refusals of findReviewTask
 */
export async function askQuery(ctx: Ctx, input: AskQueryInput): Promise<Result<{ id: string }>> {
  const denied = authorizeAny(ctx, FINDING_PERMISSIONS);
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findReviewTask(tx, ctx, input);
    if (!found.ok) return found;
    const { actor, delegate, task } = found.value;
    const id = newId();
    await tx.reviewQuery.create({
      data: {
        id,
        delegateId: delegate.id,
        taskId: task.id,
        reasonCode: input.reasonCode,
        text: input.text,
        askedBy: actor.userId,
        askedAt: ctx.now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "query.asked",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegate.id,
      details: { queryId: id, kind: task.kind, reasonCode: input.reasonCode },
    });
    return ok({ id });
  });
}
