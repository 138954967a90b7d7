import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { dayAt } from "@/lib/i18n/dates";
import { enqueue } from "@/lib/jobs/enqueue";
import { deadlineDay } from "@/lib/reminders/gather";
import { dueReturnStep, dueStep, FIRST_HOUR, hourAt } from "@/lib/reminders/ladder";
import { returnReminders } from "@/lib/reminders/return-reminders";
import { writeReminder } from "@/lib/reminders/write-reminder";
import { ok } from "@/lib/result";

const BATCH = 500;

type Candidate = {
  recipient: string;
  delegationId: string | null;
  deadlineAt: Date;
  earlier: { deadlineOn: string; step: number }[];
};

/**
 * Everybody in a conference who holds something unfinished or speaks for a delegation, with the reminders of before: one
 * statement, by the index of unfinished registrations. Whether anything is missing is found out when the mail is written.
 */
export function reminderCandidates(conferenceId: string, now: Date): Promise<Candidate[]> {
  return db.$queryRaw<Candidate[]>`
    WITH concerned AS (
      SELECT d."ownerEmail" AS "recipient", d."delegationId" FROM "Delegate" d
      WHERE d."conferenceId" = ${conferenceId}::uuid AND d."state" IN ('INVITED', 'DRAFT', 'RETURNED')
        AND d."ownerEmail" IS NOT NULL
      UNION
      SELECT u."email", f."delegationId" FROM "FocalPoint" f
      JOIN "Delegation" g ON g."id" = f."delegationId" AND g."conferenceId" = ${conferenceId}::uuid
      JOIN "User" u ON u."id" = f."userId" AND u."suspendedAt" IS NULL AND u."passwordHash" IS NOT NULL
      WHERE f."revokedAt" IS NULL)
    SELECT c."recipient"::text AS "recipient", c."delegationId",
      coalesce(g."deadlineAt", k."registrationClosesAt") AS "deadlineAt",
      coalesce((SELECT json_agg(json_build_object('deadlineOn', p."deadlineOn", 'step', p."step"))
        FROM "Reminder" r JOIN "ReminderPart" p ON p."reminderId" = r."id"
        WHERE r."conferenceId" = k."id" AND r."recipient" = c."recipient"
          AND p."step" IS NOT NULL
          AND p."delegationId" IS NOT DISTINCT FROM c."delegationId"), '[]'::json) AS "earlier"
    FROM concerned c JOIN "Conference" k ON k."id" = ${conferenceId}::uuid
    LEFT JOIN "Delegation" g ON g."id" = c."delegationId"
    WHERE k."registrationOpensAt" <= ${now}
      AND NOT EXISTS (SELECT 1 FROM "ReminderStop" s WHERE s."conferenceId" = k."id" AND s."recipient" = c."recipient")`;
}

/**
 * Task `reminders.plan`, every hour: finds for each conference, from eight in the morning of its venue, who is due for a
 * reminder, of the deadline or of a registration that was returned, and adds a job for each. Two plans of one day add one job: the key is the address and the day.
 */
export async function planReminders(ctx: Ctx): Promise<void> {
  const conferences = await db.conference.findMany({
    where: {
      OR: [
        { endsOn: { gte: new Date(ctx.now.toISOString().slice(0, 10)) } },
        { delegates: { some: { state: "RETURNED" } } },
      ],
    },
  });
  for (const { id: conferenceId, timeZone, reminderDays } of conferences) {
    if (hourAt(ctx.now, timeZone) < FIRST_HOUR) continue;
    const day = dayAt(ctx.now, timeZone);
    const candidates = reminderDays.length > 0 ? await reminderCandidates(conferenceId, ctx.now) : [];
    const returned = (await returnReminders(db, conferenceId, day)).filter(
      ({ dueAt, sent }) => dueReturnStep(day, dayAt(dueAt, timeZone), sent) !== null,
    );
    const due = candidates.filter(
      ({ deadlineAt, earlier }) =>
        dueStep(reminderDays, day, deadlineDay(deadlineAt, timeZone), earlier) !== null,
    );
    const recipients = [...new Set([...due, ...returned].map(({ recipient }) => recipient.toLowerCase()))];
    for (let at = 0; at < recipients.length; at += BATCH) {
      await inTransaction(ctx, async (tx) => {
        for (const recipient of recipients.slice(at, at + BATCH)) {
          const jobKey = `reminder:${conferenceId}:${recipient}:${day}`;
          await enqueue(tx, "reminder.send", { conferenceId, recipient, day }, { jobKey });
        }
        return ok();
      });
    }
  }
}

const sendPayload = z.strictObject({ conferenceId: z.uuid(), recipient: z.string(), day: z.iso.date() });

/** Task `reminder.send`: writes one reminder, if it is still due. A job that comes a day late does nothing. */
export async function sendReminder(ctx: Ctx, payload: unknown): Promise<void> {
  const { conferenceId, recipient, day } = sendPayload.parse(payload);
  const conference = await db.conference.findUnique({ where: { id: conferenceId } });
  if (!conference || dayAt(ctx.now, conference.timeZone) !== day) return;
  await inTransaction(ctx, async (tx, ctx) =>
    ok(await writeReminder(tx, ctx, { conferenceId, recipient, cause: "RULE" })),
  );
}
