import "server-only";
import { lockRoom, reachedCaps } from "@/lib/accreditation/room";
import { recordAudit } from "@/lib/audit/record";
import { addWorkingDays } from "@/lib/conferences/working-hours";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import type { RoomFreed } from "@/lib/jobs/tasks";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Somebody who waited after the review goes back to the approver, and the room is kept until the decision (practice
 * table, R17). By rule and for the system alone: nobody chooses who comes next.
 * @param freed what made room: the action and its decision, or a cap that was raised; `found`: by the sweep
 * @returns CONFLICT noRoomLeft when somebody was faster, delegationFull, categoryFull or zoneFull when the delegation
 *   has given the place to somebody else meanwhile
 */
export async function takePlaceReviewed(
  ctx: Ctx,
  { delegateId, freed }: { delegateId: string; freed: RoomFreed },
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "waitingList.advance");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const { conferenceId } = await tx.delegate.findUniqueOrThrow({ where: { id: delegateId } });
    await lockRoom(tx, ctx, conferenceId);
    await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ${delegateId}::uuid FOR UPDATE`;
    const waiting = await tx.delegate.findUniqueOrThrow({
      where: { id: delegateId },
      include: { person: true, conference: true },
    });
    if (waiting.state !== "WAITLISTED" || !waiting.awaitsRoom) return refuse("CONFLICT", "notFromThisState");
    if ((await reachedCaps(tx, waiting)).length > 0) return refuse("CONFLICT", "noRoomLeft");
    const dueAt = addWorkingDays(waiting.conference, ctx.now, waiting.conference.decisionDays);
    const moved = await transitionDelegate(tx, ctx, {
      action: "takePlaceReviewed",
      delegate: waiting,
      version: waiting.version,
      record: { reasonCode: freed.by, ...(freed.decisionId ? { causeId: freed.decisionId } : {}) },
      data: { dueAt },
    });
    if (!moved.ok) return moved;
    await tellDelegate(tx, ctx, waiting, "delegate-given-room", moved.value.decisionId, {
      dueAt: dueAt.toISOString(),
    });
    await recordAudit(tx, ctx, {
      action: "registration.roomTaken",
      conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: { state: { before: "WAITLISTED", after: "READY" } },
      details: { freedBy: freed.by, decisionId: freed.decisionId },
    });
    return ok({ version: moved.value.version });
  });
}
