import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import type { ConfigureRemindersInput } from "@/lib/reminders/schema";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Sets on which days before the deadline a conference reminds. What was sent stays sent: a step that is added and lies
 * behind is not made up for where a nearer one has gone out.
 * @returns NOT_FOUND conferenceNotFound outside the actor's conferences
 */
export async function configureReminders(
  ctx: Ctx,
  { conferenceId, days }: ConfigureRemindersInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "conference.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { AND: [{ id: conferenceId }, conferenceScope(ctx, "conference.manage")] };
    const before = await tx.conference.findFirst({ where });
    if (!before) return refuse("NOT_FOUND", "conferenceNotFound");
    const reminderDays = [...new Set(days)].sort((a, b) => b - a);
    await tx.conference.update({ where: { id: conferenceId }, data: { reminderDays } });
    await recordAudit(tx, ctx, {
      action: "reminders.configured",
      conferenceId,
      subjectType: "conference",
      subjectId: conferenceId,
      changes: { reminderDays: { before: before.reminderDays.join(), after: reminderDays.join() } },
    });
    return ok();
  });
}
