import "server-only";
import { lockDelegate } from "@/lib/accreditation/find-review-task";
import { recordAudit } from "@/lib/audit/record";
import { addWorkingMinutes } from "@/lib/conferences/working-hours";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";
import { readFileRow } from "@/lib/screening/file-rows";
import { transitionFile } from "@/lib/screening/transition-file";

/** Working time at the venue within which somebody should be looked at again: two days of eight hours. */
const AGAIN_WITHIN = 16 * 60;

/** A clearance whose validity is over is open again. Running twice changes nothing. */
export async function expireClearance(
  ctx: Ctx,
  { delegateId, day }: { delegateId: string; day: string },
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "review.complete");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    await lockDelegate(tx, delegateId);
    const file = await readFileRow(tx, delegateId);
    if (!file?.validUntil || file.validUntil.toISOString().slice(0, 10) >= day) return ok();
    const { conferenceId, conference } = await tx.delegate.findUniqueOrThrow({
      where: { id: delegateId },
      include: { conference: true },
    });
    const moved = await transitionFile(tx, ctx, {
      action: "expire",
      file: { ...file, conferenceId },
      version: file.version,
      note: null,
      dueAt: addWorkingMinutes(conference, ctx.now, AGAIN_WITHIN),
    });
    if (!moved.ok) return moved;
    await recordAudit(tx, ctx, {
      action: "clearance.expired",
      conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
    });
    return ok();
  });
}
