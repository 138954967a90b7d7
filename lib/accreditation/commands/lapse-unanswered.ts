import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { dayAt } from "@/lib/i18n/dates";
import { authorize } from "@/lib/policy/can";
import { REMINDERS_BEFORE_LAPSE } from "@/lib/reminders/ladder";
import { type ReturnReminders, returnReminders } from "@/lib/reminders/return-reminders";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Whether everybody who should have been reminded was, often enough; nobody to remind is no reason to lapse. */
function wereReminded(log: readonly ReturnReminders[]): boolean {
  const enough = ({ sent }: ReturnReminders) =>
    sent.filter(({ delivered }) => delivered).length >= REMINDERS_BEFORE_LAPSE;
  const sides = Map.groupBy(log, ({ side }) => side);
  // Of several focal points one is enough: any of them speaks for the delegation.
  return sides.size > 0 && [...sides.values()].every((side) => side.some(enough));
}

/**
 * Ends a registration that was returned and not answered by its due date (practice table, R9): by the system alone, and
 * only after two reminders have left for the person and for a focal point. The place goes to the waiting list.
 * Who answered in the meantime is left alone; so of two runs the second one changes nothing.
 * @returns the new version; CONFLICT notFromThisState, notDueYet, remindersNotSent
 */
export async function lapseUnanswered(
  ctx: Ctx,
  { delegateId }: { delegateId: string },
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "registration.lapse");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    // Whoever submits again holds this row until the commit, and the other way round.
    await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ${delegateId}::uuid FOR UPDATE`;
    const row = await tx.delegate.findUnique({
      where: { id: delegateId },
      include: { person: true, conference: true },
    });
    if (!row) return refuse("NOT_FOUND", "registrationNotFound");
    if (row.state !== "RETURNED") return refuse("CONFLICT", "notFromThisState");
    if (!row.dueAt || row.dueAt >= ctx.now) return refuse("CONFLICT", "notDueYet");
    const day = dayAt(ctx.now, row.conference.timeZone);
    const log = await returnReminders(tx, row.conferenceId, day, { delegateId });
    if (!wereReminded(log)) return refuse("CONFLICT", "remindersNotSent");
    const moved = await transitionDelegate(tx, ctx, {
      action: "lapseUnanswered",
      delegate: row,
      version: row.version,
      data: { dueAt: null },
    });
    if (!moved.ok) return moved;
    await tellDelegate(tx, ctx, row, "delegate-lapsed", moved.value.decisionId, {
      cause: "unanswered",
    });
    await recordAudit(tx, ctx, {
      action: "registration.lapsed",
      conferenceId: row.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: { state: { before: "RETURNED", after: "LAPSED" } },
      details: {
        reminders: log.map(({ side, sent }) => `${side} ${sent.filter(({ delivered }) => delivered).length}`),
        dueOn: dayAt(row.dueAt, row.conference.timeZone),
      },
    });
    return ok({ version: moved.value.version });
  });
}
