import "server-only";
import { advanceReviews, reviewsLacking } from "@/lib/accreditation/advance-reviews";
import { lockDelegate } from "@/lib/accreditation/find-review-task";
import { ruleSetFor } from "@/lib/accreditation/start-guards";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * After somebody in review was given other data than the reviewers saw: whatever finding does not stand for it any more
 * is asked again, in the same transaction. What is open already is looked at with the new data anyway.
 * @returns CONFLICT reviewedUnchanged where all reviews are closed: from there only a return leads back into review
 */
export async function reopenReviews(tx: Tx, ctx: Ctx, delegateId: string): Promise<Result<undefined>> {
  await lockDelegate(tx, delegateId);
  const delegate = await tx.delegate.findUniqueOrThrow({
    where: { id: delegateId },
    include: { conference: true },
  });
  if (delegate.state !== "IN_REVIEW" && delegate.state !== "READY") return ok();
  const lacking = await reviewsLacking(tx, delegate, await ruleSetFor(tx, delegate));
  const underWay = await tx.reviewTask.findMany({
    where: { delegateId, state: { in: ["OPEN", "PLANNED"] } },
    select: { kind: true },
  });
  const reopened = lacking.filter(({ kind }) => !underWay.some((task) => task.kind === kind));
  if (reopened.length === 0) return ok();
  if (delegate.state === "READY") return refuse("CONFLICT", "reviewedUnchanged");
  await tx.reviewTask.createMany({
    data: reopened.map((rule) => ({ ...rule, id: newId(), delegateId, state: "PLANNED" as const })),
  });
  const advanced = await advanceReviews(tx, ctx, delegate);
  if (!advanced.ok) return advanced;
  await recordAudit(tx, ctx, {
    action: "review.reopened",
    conferenceId: delegate.conferenceId,
    subjectType: "delegate",
    subjectId: delegateId,
    details: { kinds: reopened.map(({ kind }) => kind) },
  });
  return ok();
}
