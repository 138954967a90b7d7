import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { ConfigureNominationChecksInput } from "@/lib/conferences/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Sets what officers look at on nomination documents of each kind. Documents that were judged keep what was seen on
 * them; those that wait are judged by the new list.
 * @returns NOT_FOUND conferenceNotFound outside the actor's conferences
 */
export async function configureNominationChecks(
  ctx: Ctx,
  { conferenceId, checks }: ConfigureNominationChecksInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "conference.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    // Joined with AND: the scope is a condition on the id itself, and would take the place of this one.
    const where = { AND: [{ id: conferenceId }, conferenceScope(ctx, "conference.manage")] };
    const before = await tx.conference.findFirst({ where });
    if (!before) return refuse("NOT_FOUND", "conferenceNotFound");
    await tx.conference.update({ where: { id: conferenceId }, data: { nominationChecks: checks } });
    await recordAudit(tx, ctx, {
      action: "nominationChecks.configured",
      conferenceId,
      subjectType: "conference",
      subjectId: conferenceId,
      changes: {
        nominationChecks: {
          before: JSON.stringify(before.nominationChecks),
          after: JSON.stringify(checks),
        },
      },
    });
    return ok();
  });
}
