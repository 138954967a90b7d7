import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { completeSubstitution } from "@/lib/delegates/complete-substitution";
import { openReview, reviewDueAt } from "@/lib/delegates/open-review";
import type { EndorseDelegateInput } from "@/lib/delegates/schema/registration";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { fillFreedPlaces, transitionDelegate } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * A focal point confirms that the person is of the delegation, and in which role; the registration takes a place and
 * goes to the officer (practice table, R4). With `waitingList` it waits for a place instead.
 * @returns the new version; NOT_FOUND out of reach, CONFLICT staleVersion, notFromThisState, or delegationFull,
 *   categoryFull and zoneFull with everything as it was
 */
export async function endorseDelegate(
  ctx: Ctx,
  { delegateId, version, delegationRole, waitingList }: EndorseDelegateInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "registration.endorse");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const row = await tx.delegate.findFirst({
      where: { AND: [{ id: delegateId }, delegateScope(ctx, "registration.endorse")] },
      include: { person: true, conference: true },
    });
    if (!row?.delegationId) return refuse("NOT_FOUND", "registrationNotFound");
    const completed = await completeSubstitution(tx, ctx, delegateId);
    if (!completed.ok) return completed;
    const waitingSince = completed.value?.waitingSince;
    // Whoever stands in for somebody who waits comes where that person stood.
    const waits = waitingList || Boolean(waitingSince);
    const dueAt = reviewDueAt(row.conference, ctx.now);
    const moved = await transitionDelegate(tx, ctx, {
      action: waits ? "endorseToWaitingList" : "endorse",
      delegate: row,
      version,
      data: { delegationRole, dueAt: waits ? null : dueAt, ...(waitingSince ? { waitingSince } : {}) },
    });
    if (!moved.ok) return moved;
    if (waits) {
      await tellDelegate(tx, ctx, row, "delegate-waitlisted", moved.value.decisionId, {});
    } else {
      await openReview(tx, ctx, delegateId, dueAt);
      const values = { dueAt: dueAt.toISOString() };
      await tellDelegate(tx, ctx, row, "delegate-received", moved.value.decisionId, values);
    }
    await recordAudit(tx, ctx, {
      action: waits ? "registration.waitlisted" : "registration.endorsed",
      conferenceId: row.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: {
        state: { before: row.state, after: waits ? "WAITLISTED" : "SUBMITTED" },
        ...(row.delegationRole === delegationRole
          ? {}
          : { delegationRole: { before: row.delegationRole, after: delegationRole } }),
      },
    });
    // A place may have become free between the page and the click, or in the category of whom this person replaces.
    if (waits || completed.value) {
      const { decisionId = null } = completed.value ?? {};
      const by = decisionId ? "substitute" : "moved";
      const filled = await fillFreedPlaces(tx, ctx, row.delegationId, { by, decisionId });
      if (!filled.ok) return filled;
    }
    return ok({ version: moved.value.version });
  });
}
