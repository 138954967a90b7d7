import "server-only";
import { PERMISSION_OF_KIND } from "@/lib/accreditation/bulk/permission-of-kind";
import type { StartBulkActInput } from "@/lib/accreditation/bulk/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/jobs/enqueue";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Has the act of a preview carried out in the background, for those whose trial went through.
 * @returns NOT_FOUND bulkActNotFound for acts of others; FORBIDDEN when the role is gone; CONFLICT alreadyDone for a
 *   second click, staleVersion when the preview said another number
 */
export async function startBulkAct(
  ctx: Ctx,
  { actId, people }: StartBulkActInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const act = await tx.bulkAct.findFirst({ where: { id: actId, requestedBy: actor.userId } });
    if (!act) return refuse("NOT_FOUND", "bulkActNotFound");
    const { conferenceId, kind } = act;
    const outside = authorize(ctx, PERMISSION_OF_KIND[kind], { conferenceId });
    if (outside) return refusal(outside);
    const { count } = await tx.bulkAct.updateMany({
      where: { id: actId, state: "PREVIEW" },
      data: { state: "RUNNING", startedAt: ctx.now },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    const ready = await tx.bulkActRow.count({ where: { actId, state: "READY" } });
    if (ready !== people) return refuse("CONFLICT", "staleVersion");
    await enqueue(tx, "bulkAct.run", { actId }, { jobKey: `bulkAct.run:${actId}` });
    await recordAudit(tx, ctx, {
      action: "bulkAct.started",
      conferenceId,
      subjectType: "bulkAct",
      subjectId: actId,
      details: { kind, people },
    });
    return ok();
  });
}
