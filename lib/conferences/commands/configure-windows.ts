import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { ConfigureWindowsInput } from "@/lib/conferences/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Sets how many days people have to appeal and States have to object. Decisions and circulations carry their own last
 * moment, so that windows which run keep it.
 * @returns NOT_FOUND conferenceNotFound outside the actor's conferences, CONFLICT staleVersion when another was faster
 */
export async function configureWindows(
  ctx: Ctx,
  { conferenceId, before, appealDays, noObjectionDays }: ConfigureWindowsInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "conference.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { AND: [{ id: conferenceId }, conferenceScope(ctx, "conference.manage")] };
    if (!(await tx.conference.findFirst({ where }))) return refuse("NOT_FOUND", "conferenceNotFound");
    const { count } = await tx.conference.updateMany({
      where: { id: conferenceId, ...before },
      data: { appealDays, noObjectionDays },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    await recordAudit(tx, ctx, {
      action: "windows.configured",
      conferenceId,
      subjectType: "conference",
      subjectId: conferenceId,
      changes: {
        appealDays: { before: before.appealDays, after: appealDays },
        noObjectionDays: { before: before.noObjectionDays, after: noObjectionDays },
      },
    });
    return ok();
  });
}
