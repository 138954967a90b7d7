import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result } from "@/lib/result";

/** Ends an act when each of its rows is settled; once, however often it is asked. */
export async function finishBulkAct(ctx: Ctx, { actId }: { actId: string }): Promise<Result<undefined>> {
  allowEveryone("the job says what has happened, also when nobody may act any more");
  return inTransaction(ctx, async (tx, ctx) => {
    const open = await tx.bulkActRow.count({ where: { actId, state: { in: ["NEW", "READY"] } } });
    if (open > 0) return ok();
    const { count } = await tx.bulkAct.updateMany({
      where: { id: actId, state: "RUNNING" },
      data: { state: "DONE", finishedAt: ctx.now },
    });
    if (count === 0) return ok();
    const act = await tx.bulkAct.findUniqueOrThrow({ where: { id: actId } });
    const done = await tx.bulkActRow.count({ where: { actId, state: "DONE" } });
    const failed = await tx.bulkActRow.count({ where: { actId, state: "FAILED" } });
    await recordAudit(tx, ctx, {
      action: "bulkAct.finished",
      conferenceId: act.conferenceId,
      subjectType: "bulkAct",
      subjectId: actId,
      details: { kind: act.kind, done, failed },
    });
    return ok();
  });
}
