import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { cancelReviews } from "@/lib/delegates/cancel-reviews";
import { type Ending, lockDueEnding } from "@/lib/delegates/due-endings";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type Lapse = { delegateId: string; ending: Exclude<Ending, "close"> };

/** What the mail says, and the decision. */
const CAUSE = { lapseUnsubmitted: "registrationClosed", lapseUndecided: "conferenceOver" } as const;

/**
 * Lets a registration lapse that was not handed in when registration closed (practice table, R30 and R31), or not
 * decided when the conference was over (R18). Links that invite are void with it: the state that they open is left.
 * @returns CONFLICT notDue when there is more time now, or the registration went on meanwhile
 */
export async function lapseRegistration(ctx: Ctx, { delegateId, ending }: Lapse): Promise<Result<undefined>> {
  const denied = authorize(ctx, "registration.lapse");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const endedByDate = await lockDueEnding(tx, ending, ctx.now, delegateId);
    if (!endedByDate) return refuse("CONFLICT", "notDue");
    const row = await tx.delegate.findUniqueOrThrow({ where: { id: delegateId }, include: { person: true } });
    const cause = CAUSE[ending];
    const moved = await transitionDelegate(tx, ctx, {
      action: ending,
      delegate: row,
      version: row.version,
      record: { reasonCode: cause, endedByDate },
      data: { dueAt: null },
    });
    if (!moved.ok) return moved;
    await cancelReviews(tx, ctx, delegateId);
    const { decisionId } = moved.value;
    await tellDelegate(tx, ctx, row, "delegate-lapsed", decisionId, { cause });
    await recordAudit(tx, ctx, {
      action: "registration.lapsed",
      conferenceId: row.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: { state: { before: row.state, after: "LAPSED" } },
      details: {
        cause,
        endedByDate: endedByDate.toISOString(),
        waitingSince: row.state === "WAITLISTED" ? (row.waitingSince?.toISOString() ?? null) : null,
      },
    });
    return ok();
  });
}
