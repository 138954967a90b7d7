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
 * Begins the vetting of a person: the file is the actor's from now on.
 * @returns the file's version; CONFLICT staleVersion when another officer was faster, reviewNotYet for a later step
 */
export async function takeFile(ctx: Ctx, input: ClearanceFileInput): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "clearance.decide");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findFile(tx, ctx, input.delegateId);
    if (!found.ok) return found;
    const { delegate, file } = found.value;
    const planned = await tx.reviewTask.count({
      where: { delegateId: delegate.id, kind: "CLEARANCE", state: "PLANNED" },
    });
    if (planned > 0) return refuse("CONFLICT", "reviewNotYet");
    const moved = await transitionFile(tx, ctx, {
      action: "start",
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
