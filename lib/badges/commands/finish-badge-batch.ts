import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/** Closes a batch whose parts are all there; a second closing changes nothing. */
export async function finishBadgeBatch(
  ctx: Ctx,
  { batchId }: { batchId: string },
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "badge.print");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const { count } = await tx.badgeBatch.updateMany({
      where: { id: batchId, state: { not: "DONE" } },
      data: { state: "DONE", finishedAt: ctx.now },
    });
    if (count === 0) return ok();
    const batch = await tx.badgeBatch.findUniqueOrThrow({
      where: { id: batchId },
      include: { parts: true, items: { where: { skipped: { not: null } }, select: { skipped: true } } },
    });
    await recordAudit(tx, ctx, {
      action: "badgeBatch.finished",
      conferenceId: batch.conferenceId,
      subjectType: "badgeBatch",
      subjectId: batchId,
      details: {
        printed: batch.parts.reduce((sum, part) => sum + part.badges, 0),
        skipped: batch.items.length,
      },
    });
    return ok();
  });
}
