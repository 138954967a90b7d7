import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { ConfigureTimeLimitsInput } from "@/lib/conferences/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Sets how many days one may appeal, how many days States may object to a body, and how many days after a conference
 * its registrations are closed. A period that runs keeps its end; what was closed stays closed.
 * @returns NOT_FOUND conferenceNotFound outside the actor's conferences, CONFLICT staleVersion when another was faster
 */
export async function configureTimeLimits(
  ctx: Ctx,
  { conferenceId, before, after }: ConfigureTimeLimitsInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "conference.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { AND: [{ id: conferenceId }, conferenceScope(ctx, "conference.manage")] };
    if (!(await tx.conference.findFirst({ where }))) return refuse("NOT_FOUND", "conferenceNotFound");
    const { count } = await tx.conference.updateMany({ where: { id: conferenceId, ...before }, data: after });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    await recordAudit(tx, ctx, {
      action: "timeLimits.configured",
      conferenceId,
      subjectType: "conference",
      subjectId: conferenceId,
      changes: {
        appealDays: { before: before.appealDays, after: after.appealDays },
        noObjectionDays: { before: before.noObjectionDays, after: after.noObjectionDays },
        closingDays: { before: before.closingDays, after: after.closingDays },
      },
    });
    return ok();
  });
}
