import "server-only";
import { findSubject, refuseUnlessSeparate } from "@/lib/accreditation/find-subject";
import { lockRoom, rankBehind, reachedCaps } from "@/lib/accreditation/room";
import type { PutOnWaitingListInput } from "@/lib/accreditation/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** The reason kept with the decision, by the cap that is reached; texts stand in the namespace `reasons`. */
const REASON = { CATEGORY: "CATEGORY_CAPACITY", VENUE: "VENUE_CAPACITY" } as const;

/**
 * Somebody whose reviews are closed waits for room, since as many are accredited as the category or the venue holds
 * (practice table, R15). The cap and the number in line are kept with the decision; the place of the delegation is free
 * meanwhile.
 * @returns the new version; FORBIDDEN with the reason of separation, CONFLICT roomIsLeft while no cap is reached,
 *   staleVersion, notFromThisState
 */
export async function putOnWaitingList(
  ctx: Ctx,
  { delegateId, version }: PutOnWaitingListInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "delegate.approve");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findSubject(tx, ctx, delegateId, "delegate.approve");
    if (!found.ok) return found;
    const delegate = found.value;
    const separate = refuseUnlessSeparate(ctx, "delegate.approve", delegate);
    if (!separate.ok) return separate;
    await lockRoom(tx, ctx, delegate.conferenceId);
    const [cap] = await reachedCaps(tx, delegate);
    if (!cap) return refuse("CONFLICT", "roomIsLeft");
    const rank = await rankBehind(tx, delegate, cap);
    const moved = await transitionDelegate(tx, ctx, {
      action: "putOnWaitingList",
      delegate,
      version,
      record: { reasonCode: REASON[cap.kind], cap: cap.cap, rank },
      data: { dueAt: null },
    });
    if (!moved.ok) return moved;
    await tellDelegate(tx, ctx, delegate, "delegate-awaits-room", moved.value.decisionId, { rank });
    await recordAudit(tx, ctx, {
      action: "delegate.putOnWaitingList",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: { state: { before: "READY", after: "WAITLISTED" } },
      details: { cap: cap.kind, holds: cap.cap, rank },
    });
    return ok({ version: moved.value.version });
  });
}
