import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal, refuse } from "@/lib/result";
import { findFile } from "@/lib/screening/find-file";
import type { AskPersonInput } from "@/lib/screening/schema";
import { transitionFile } from "@/lib/screening/transition-file";

/**
 * Asks the person through the registration officer (practice table, R11). The text must be safe to disclose: it is
 * all that leaves the file.
 * @returns the file's version; CONFLICT noOpenReview when the person is not in review
 */
export async function askPerson(ctx: Ctx, input: AskPersonInput): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "clearance.decide");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findFile(tx, ctx, input.delegateId);
    if (!found.ok) return found;
    const { actor, delegate, file } = found.value;
    const task = await tx.reviewTask.findFirst({
      where: { delegateId: delegate.id, kind: "CLEARANCE", state: "OPEN" },
    });
    if (!task) return refuse("CONFLICT", "noOpenReview");
    const moved = await transitionFile(tx, ctx, {
      action: "ask",
      file,
      version: input.version,
      note: input.text,
    });
    if (!moved.ok) return moved;
    const id = newId();
    await tx.reviewQuery.create({
      data: {
        id,
        delegateId: delegate.id,
        taskId: task.id,
        reasonCode: input.reasonCode,
        text: input.text,
        askedBy: actor.userId,
        askedAt: ctx.now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "query.asked",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegate.id,
      details: { queryId: id, kind: "CLEARANCE", reasonCode: input.reasonCode },
    });
    return moved;
  });
}
