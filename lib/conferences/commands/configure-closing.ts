import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { ConfigureClosingInput } from "@/lib/conferences/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Sets how many days after a conference its decided registrations are closed. What was closed stays closed.
 * @returns NOT_FOUND conferenceNotFound outside the actor's conferences, CONFLICT staleVersion when another was faster
 */
export async function configureClosing(
  ctx: Ctx,
  { conferenceId, before, closingDays }: ConfigureClosingInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "conference.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { AND: [{ id: conferenceId }, conferenceScope(ctx, "conference.manage")] };
    if (!(await tx.conference.findFirst({ where }))) return refuse("NOT_FOUND", "conferenceNotFound");
    const { count } = await tx.conference.updateMany({
      where: { id: conferenceId, closingDays: before },
      data: { closingDays },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    await recordAudit(tx, ctx, {
      action: "closing.configured",
      conferenceId,
      subjectType: "conference",
      subjectId: conferenceId,
      changes: { closingDays: { before, after: closingDays } },
    });
    return ok();
  });
}
