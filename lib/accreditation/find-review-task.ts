import "server-only";
import { findSubject, involvementOf, type Subject } from "@/lib/accreditation/find-subject";
import type { Ctx, UserActor } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { mayReview, REVIEW_PERMISSION } from "@/lib/policy/reviews";
import { separationReason } from "@/lib/policy/separation";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type ReviewTaskInput = { delegateId: string; version: number; taskId: string };

type OwnTask = {
  actor: UserActor;
  delegate: Subject;
  task: { id: string; kind: "SUBSTANCE" | "PROTOCOL" | "MEDIA" };
};

/** Makes others who act on the reviews of this person wait for the commit. */
export async function lockDelegate(tx: Tx, delegateId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ${delegateId}::uuid FOR NO KEY UPDATE`;
}

/**
 * The open review of the actor, with its delegate's row held until the commit.
 * @returns NOT_FOUND out of reach, FORBIDDEN for the review of another role or by separation of duties, CONFLICT
 *   staleVersion, reviewNotYet for a later step, reviewClosed, queryOpen while the officer has a query of it
 */
export async function findReviewTask(tx: Tx, ctx: Ctx, input: ReviewTaskInput): Promise<Result<OwnTask>> {
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  await lockDelegate(tx, input.delegateId);
  const task = await tx.reviewTask.findFirst({
    where: { id: input.taskId, delegateId: input.delegateId },
    include: { queries: { where: { state: "OPEN" }, select: { id: true } } },
  });
  if (!task || task.kind === "COMPLETENESS") return refuse("NOT_FOUND", "registrationNotFound");
  const read = await findSubject(tx, ctx, input.delegateId, "delegate.read");
  if (!read.ok) return read;
  const found = await findSubject(tx, ctx, input.delegateId, REVIEW_PERMISSION[task.kind]);
  if (!found.ok) return refuse("FORBIDDEN", "notAllowed");
  const delegate = found.value;
  const { conferenceId, delegationId, categoryId } = delegate;
  if (!mayReview(actor, task, { conferenceId, delegationId, categoryId })) {
    return refuse("FORBIDDEN", "notAllowed");
  }
  const separate = separationReason(actor, REVIEW_PERMISSION[task.kind], involvementOf(delegate));
  if (separate) return refusal({ code: "FORBIDDEN", message: separate });
  if (task.state === "DONE") return refuse("CONFLICT", "reviewClosed");
  if (delegate.version !== input.version || task.state === "CANCELLED") {
    return refuse("CONFLICT", "staleVersion");
  }
  if (task.state === "PLANNED") return refuse("CONFLICT", "reviewNotYet");
  if (task.queries.length > 0) return refuse("CONFLICT", "queryOpen");
  return ok({ actor, delegate, task: { id: task.id, kind: task.kind } });
}
