import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result } from "@/lib/result";

/** Ends a run when each of its rows is settled; once, however often it is asked. */
export async function finishInvitationRun(
  ctx: Ctx,
  { runId }: { runId: string },
): Promise<Result<undefined>> {
  allowEveryone("the job says what has happened, also when nobody may invite any more");
  return inTransaction(ctx, async (tx, ctx) => {
    const open = await tx.invitationRunRow.count({ where: { runId, settledAt: null } });
    if (open > 0) return ok();
    const { count } = await tx.invitationRun.updateMany({
      where: { id: runId, state: "RUNNING" },
      data: { state: "DONE", finishedAt: ctx.now },
    });
    if (count === 0) return ok();
    const run = await tx.invitationRun.findUniqueOrThrow({ where: { id: runId } });
    const invited = { runId, outcome: { in: ["new", "newWithoutMail"] } };
    await recordAudit(tx, ctx, {
      action: "invitationRun.finished",
      conferenceId: run.conferenceId,
      subjectType: "invitationRun",
      subjectId: runId,
      details: { organizations: run.total, invited: await tx.invitationRunRow.count({ where: invited }) },
    });
    return ok();
  });
}
