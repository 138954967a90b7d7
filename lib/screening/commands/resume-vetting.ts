import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal, refuse } from "@/lib/result";
import { findFile } from "@/lib/screening/find-file";
import type { ClearanceFileInput } from "@/lib/screening/schema";
import { transitionFile } from "@/lib/screening/transition-file";

/**
 * Goes on with a file whose query the officer dismissed. An answered one goes on by itself when the review starts anew.
 * @returns the file's version; CONFLICT queryOpen while the officer or the person has the query
 */
export async function resumeVetting(
  ctx: Ctx,
  input: ClearanceFileInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "clearance.decide");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findFile(tx, ctx, input.delegateId);
    if (!found.ok) return found;
    const { delegate, file } = found.value;
    const waiting = await tx.reviewQuery.count({
      where: { delegateId: delegate.id, state: "OPEN", task: { kind: "CLEARANCE" } },
    });
    if (waiting > 0 || delegate.state === "RETURNED") return refuse("CONFLICT", "queryOpen");
    const moved = await transitionFile(tx, ctx, {
      action: "resume",
      file,
      version: input.version,
      note: null,
    });
    if (!moved.ok) return moved;
    await recordAudit(tx, ctx, {
      action: "clearance.written",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegate.id,
    });
    return moved;
  });
}
