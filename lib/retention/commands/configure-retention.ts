import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { RETENTION_CLASSES } from "@/lib/retention/classes";
import type { ConfigureRetentionInput } from "@/lib/retention/schema";

/**
 * Sets how many days each class of data of a conference is kept. A purge that waits for its signature leaves out what is
 * no longer due.
 * @returns NOT_FOUND conferenceNotFound outside the actor's conferences, CONFLICT staleVersion when another was faster
 */
export async function configureRetention(
  ctx: Ctx,
  { conferenceId, before, days }: ConfigureRetentionInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "retention.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { AND: [{ id: conferenceId }, conferenceScope(ctx, "retention.manage")] };
    if (!(await tx.conference.findFirst({ where }))) return refuse("NOT_FOUND", "conferenceNotFound");
    const { count } = await tx.conference.updateMany({
      where: { id: conferenceId, retentionDays: { equals: before } },
      data: { retentionDays: days },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    const changed = RETENTION_CLASSES.filter((name) => before[name] !== days[name]);
    await recordAudit(tx, ctx, {
      action: "retention.configured",
      conferenceId,
      subjectType: "conference",
      subjectId: conferenceId,
      changes: Object.fromEntries(changed.map((name) => [name, { before: before[name], after: days[name] }])),
    });
    return ok();
  });
}
