import "server-only";
import { lockDelegate } from "@/lib/accreditation/find-review-task";
import { findSubject } from "@/lib/accreditation/find-subject";
import type { DismissQueryInput } from "@/lib/accreditation/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Does not put a reviewer's query to the person, and tells the reviewer why; the review goes on.
 * @returns NOT_FOUND out of reach, CONFLICT alreadyDone for a query that was settled
 */
export async function dismissQuery(ctx: Ctx, input: DismissQueryInput): Promise<Result<undefined>> {
  const denied = authorize(ctx, "query.settle");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    await lockDelegate(tx, input.delegateId);
    const found = await findSubject(tx, ctx, input.delegateId, "query.settle");
    if (!found.ok) return found;
    const { count } = await tx.reviewQuery.updateMany({
      where: { id: input.queryId, delegateId: input.delegateId, state: "OPEN" },
      data: { state: "DISMISSED", settledAt: ctx.now, settledBy: actor.userId, answer: input.answer },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    await recordAudit(tx, ctx, {
      action: "query.dismissed",
      conferenceId: found.value.conferenceId,
      subjectType: "delegate",
      subjectId: input.delegateId,
      details: { queryId: input.queryId },
    });
    return ok();
  });
}
