import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { allowEveryone } from "@/lib/policy/can";
import type { StopRemindersInput } from "@/lib/reminders/schema";
import { reminderOfToken } from "@/lib/reminders/token";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * Stops the reminders of a conference to an address, or lets them come again, by the signed address of a reminder.
 * Mails about decisions always come. Doing it twice changes nothing.
 * @returns NOT_FOUND linkExpired for an address that we did not make
 */
export async function stopReminders(
  ctx: Ctx,
  { token, stop }: StopRemindersInput,
): Promise<Result<undefined>> {
  allowEveryone("whoever has the mail may stop it without signing in");
  const id = reminderOfToken(token);
  if (!id) return refuse("NOT_FOUND", "linkExpired");
  return inTransaction(ctx, async (tx) => {
    const reminder = await tx.reminder.findUnique({ where: { id } });
    if (!reminder) return refuse("NOT_FOUND", "linkExpired");
    const { conferenceId, recipient } = reminder;
    const { count } = stop
      ? await tx.reminderStop.createMany({
          data: [{ conferenceId, recipient, stoppedAt: ctx.now }],
          skipDuplicates: true,
        })
      : await tx.reminderStop.deleteMany({ where: { conferenceId, recipient } });
    if (count === 0) return ok();
    await recordAudit(tx, ctx, {
      action: stop ? "reminders.stopped" : "reminders.resumed",
      conferenceId,
      subjectType: "reminder",
      subjectId: id,
    });
    return ok();
  });
}
