import "server-only";
import { type ClosedReview, reviewsToDo, stepToBegin } from "@/lib/accreditation/review-plan";
import { recordAudit } from "@/lib/audit/record";
import { rulesOfCategory } from "@/lib/conferences/review-rules";
import {
  addWorkingDays,
  addWorkingMinutes,
  type WorkingCalendar,
  workingMinutesBetween,
} from "@/lib/conferences/working-hours";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { SnapshotContent } from "@/lib/delegates/snapshot";
import { type TransitionSubject, transitionDelegate } from "@/lib/delegates/transition";
import { newId } from "@/lib/ids";
import type { ReviewKind } from "@/lib/policy/reviews";
import { ok, type Result } from "@/lib/result";

/** A delegate in review, with the conference whose clock counts. */
export type ReviewSubject = TransitionSubject & { conference: WorkingCalendar & { decisionDays: number } };

const content = (snapshot: { content: unknown } | null) => snapshot && (snapshot.content as SnapshotContent);

/** Closed reviews whose finding counts under the present submission are left out by the rule, not here. */
async function closedReviews(tx: Tx, delegateId: string): Promise<ClosedReview[]> {
  const tasks = await tx.reviewTask.findMany({
    where: { delegateId, state: "DONE", kind: { not: "COMPLETENESS" } },
    include: { snapshot: true },
  });
  return tasks.map(({ kind, snapshot }) => ({ kind, content: content(snapshot) }));
}

/**
 * Plans the reviews that a version of the rules asks of this person; findings that still stand are not asked again.
 * @param anew reviews that are done again although their finding stands, as an appeal may want
 */
export async function planReviews(
  tx: Tx,
  delegate: TransitionSubject,
  ruleSet: { rules: unknown },
  anew: readonly ReviewKind[] = [],
): Promise<void> {
  const latest = await tx.delegateSnapshot.findFirst({
    where: { delegateId: delegate.id },
    orderBy: { number: "desc" },
  });
  const rules = rulesOfCategory(ruleSet.rules, delegate.categoryId);
  const closed = (await closedReviews(tx, delegate.id)).filter(({ kind }) => !anew.includes(kind));
  const toDo = reviewsToDo(rules, closed, content(latest));
  await tx.reviewTask.createMany({
    data: toDo.map((rule) => ({ ...rule, id: newId(), delegateId: delegate.id, state: "PLANNED" as const })),
  });
}

/** All required reviews are closed, so a decision is due (practice table, R12). No person decides that. */
async function completeReview(
  tx: Tx,
  ctx: Ctx,
  delegate: ReviewSubject,
): Promise<Result<{ version: number }>> {
  const system: Ctx = { ...ctx, actor: { kind: "system", name: "reviews" } };
  const { reviewRuleSet } = await tx.delegate.findUniqueOrThrow({
    where: { id: delegate.id },
    select: { reviewRuleSet: { select: { number: true } } },
  });
  const moved = await transitionDelegate(tx, system, {
    action: "completeReview",
    delegate,
    version: delegate.version,
    record: reviewRuleSet ? { ruleSetNumber: reviewRuleSet.number } : {},
    data: { dueAt: addWorkingDays(delegate.conference, ctx.now, delegate.conference.decisionDays) },
  });
  if (!moved.ok) return moved;
  const done = await tx.reviewTask.findMany({
    where: { delegateId: delegate.id, state: "DONE" },
    orderBy: { closedAt: "asc" },
  });
  await recordAudit(tx, system, {
    action: "review.completed",
    conferenceId: delegate.conferenceId,
    subjectType: "delegate",
    subjectId: delegate.id,
    changes: { state: { before: "IN_REVIEW", after: "READY" } },
    details: {
      results: done.map(({ kind, finding, openedAt, closedAt }) => {
        const minutes =
          openedAt && closedAt ? workingMinutesBetween(delegate.conference, openedAt, closedAt) : 0;
        return `${kind} ${finding ?? "DONE"} ${minutes} min`;
      }),
    },
  });
  return ok({ version: moved.value.version });
}

/**
 * Begins the next step once nothing of the present one is open, and ends the review after the last. The caller holds
 * the delegate's row, so that of two who close the last two reviews the second one sees the first one's work.
 * @returns the delegate's version: one higher when the review ended
 */
export async function advanceReviews(
  tx: Tx,
  ctx: Ctx,
  delegate: ReviewSubject,
): Promise<Result<{ version: number }>> {
  const tasks = await tx.reviewTask.findMany({
    where: { delegateId: delegate.id, state: { in: ["OPEN", "PLANNED"] } },
  });
  if (tasks.length === 0) return completeReview(tx, ctx, delegate);
  const step = stepToBegin(tasks);
  const dues = tasks.filter(({ state }) => state === "OPEN").flatMap(({ dueAt }) => dueAt ?? []);
  for (const task of tasks.filter((planned) => step !== null && planned.step === step)) {
    const dueAt = addWorkingMinutes(delegate.conference, ctx.now, (task.hours ?? 0) * 60);
    await tx.reviewTask.update({
      where: { id: task.id },
      data: { state: "OPEN", openedAt: ctx.now, dueAt },
    });
    dues.push(dueAt);
  }
  // The queue and the person see when the present step should be over.
  const dueAt = new Date(Math.max(...dues.map(Number)));
  await tx.delegate.update({ where: { id: delegate.id }, data: { dueAt } });
  return ok({ version: delegate.version });
}
