import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { env } from "@/lib/env";
import type { Locale } from "@/lib/i18n/config";
import { dayAt } from "@/lib/i18n/dates";
import { localeOf } from "@/lib/i18n/load-messages";
import { issueAccessLink } from "@/lib/identity/access-links";
import { newId } from "@/lib/ids";
import { queueMessage } from "@/lib/notifications/outbox";
import {
  deadlineDay,
  delegationsSpokenForBy,
  registrationsHeldBy,
  returnedPeople,
} from "@/lib/reminders/gather";
import { daysFrom, dueReturnStep, dueStep } from "@/lib/reminders/ladder";
import { returnReminders } from "@/lib/reminders/return-reminders";
import { reminderToken } from "@/lib/reminders/token";

type Asked = {
  conferenceId: string;
  recipient: string;
  cause: "RULE" | "OFFICER";
  /** An officer reminds of one delegation; the rule looks at all that the address has to do with. */
  delegationId?: string;
};

/** In which language somebody is written to: the account's, or that of the latest registration. */
async function languageOf(
  tx: Tx,
  conferenceId: string,
  recipient: string,
): Promise<{ locale: Locale; name: string }> {
  const user = await tx.user.findUnique({
    where: { email: recipient },
    select: { locale: true, name: true },
  });
  if (user) return { locale: localeOf(user.locale), name: user.name };
  const delegate = await tx.delegate.findFirst({
    where: { conferenceId, ownerEmail: recipient },
    orderBy: { createdAt: "desc" },
    select: { locale: true },
  });
  return { locale: localeOf(delegate?.locale ?? "en"), name: "" };
}

/** The returns to remind an address of today, by decision: the step of the ladder, or the days left where asked. */
async function returnsToRemind(
  tx: Tx,
  ctx: Ctx,
  timeZone: string,
  { conferenceId, recipient, cause, delegationId }: Asked,
) {
  const today = dayAt(ctx.now, timeZone);
  const rows = await returnReminders(tx, conferenceId, today, { recipient });
  return rows.flatMap(({ decisionId, delegateId, dueAt, sent, side, ...row }) => {
    const dueOn = dayAt(dueAt, timeZone);
    if (cause === "OFFICER") {
      const asked = row.delegationId === delegationId;
      return asked ? [{ decisionId, delegateId, dueAt, side, step: daysFrom(today, dueOn) }] : [];
    }
    const step = dueReturnStep(today, dueOn, sent);
    return step === null ? [] : [{ decisionId, delegateId, dueAt, side, step }];
  });
}

/**
 * Writes one reminder to one address, in the caller's transaction, if it is due, wanted and has something to say: one
 * digest over all that the address holds or speaks for. A second one on the same day of the venue is never written,
 * whoever asks: reminder_recipient_day_unique decides between two workers. Who stopped reminders is still told of a
 * registration that was returned and lapses without an answer, and of nothing else.
 * @returns whether it was written
 */
export async function writeReminder(tx: Tx, ctx: Ctx, asked: Asked): Promise<boolean> {
  const { conferenceId, recipient, cause } = asked;
  const conference = await tx.conference.findUniqueOrThrow({ where: { id: conferenceId } });
  const { timeZone, reminderDays } = conference;
  const stop = await tx.reminderStop.findUnique({
    where: { conferenceId_recipient: { conferenceId, recipient } },
  });
  const returns = await returnsToRemind(tx, ctx, timeZone, asked);
  if (stop && returns.length === 0) return false;
  const { locale, name } = await languageOf(tx, conferenceId, recipient);
  const people = stop ? [] : await registrationsHeldBy(tx, ctx, conference, recipient);
  const delegations = stop ? [] : await delegationsSpokenForBy(tx, ctx, conference, recipient, locale);
  const today = dayAt(ctx.now, timeZone);
  const earlier = await tx.reminderPart.findMany({
    where: { reminder: { conferenceId, recipient }, step: { not: null } },
    select: { delegationId: true, deadlineOn: true, step: true },
  });
  const parts = new Map<string | null, { deadlineOn: string; step: number | null }>();
  for (const { delegationId, deadlineAt } of [...people, ...delegations]) {
    const deadlineOn = deadlineDay(deadlineAt, timeZone);
    const own = earlier
      .filter((part) => part.delegationId === delegationId)
      .map((part) => ({ deadlineOn: part.deadlineOn.toISOString().slice(0, 10), step: part.step ?? 0 }));
    if (cause === "OFFICER") {
      if (asked.delegationId === delegationId) parts.set(delegationId, { deadlineOn, step: null });
      continue;
    }
    const step = dueStep(reminderDays, today, deadlineOn, own);
    if (step !== null) parts.set(delegationId, { deadlineOn, step });
  }
  if (parts.size === 0 && returns.length === 0) return false;
  const id = newId();
  const { count } = await tx.reminder.createMany({
    data: [{ id, conferenceId, recipient, sentOn: new Date(today), cause, sentAt: ctx.now }],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  await tx.reminderPart.createMany({
    data: [...parts].map(([delegationId, { deadlineOn, step }]) => ({
      id: newId(),
      reminderId: id,
      delegationId,
      deadlineOn: new Date(deadlineOn),
      step,
    })),
  });
  await tx.returnReminder.createMany({
    data: returns.map(({ decisionId, step }) => ({ reminderId: id, decisionId, step })),
    // An address may hold a registration and speak for its delegation.
    skipDuplicates: true,
  });
  const nearest = [...people, ...delegations, ...returns.map(({ dueAt }) => ({ deadlineAt: dueAt }))]
    .map(({ deadlineAt }) => deadlineAt)
    .toSorted((a, b) => a.getTime() - b.getTime())[0];
  // Focal points sign in; a holder of registrations comes in by a link of its own.
  const link =
    delegations.length > 0 || returns.some(({ side }) => side === "FOCAL_POINT")
      ? `${env.APP_URL}/${locale}/delegations`
      : await issueAccessLink(tx, ctx, { purpose: "CONTINUE", email: recipient, locale, conferenceId });
  const token = reminderToken(id);
  await queueMessage(tx, ctx, {
    name: "reminder",
    locale,
    recipient,
    conferenceId,
    dedupeKey: `reminder:${id}`,
    stopUrl: `${env.APP_URL}/api/reminders/${token}`,
    values: {
      name,
      deadlineAt: (nearest ?? conference.registrationClosesAt).toISOString(),
      people: stop
        ? await returnedPeople(
            tx,
            ctx,
            returns.map(({ delegateId }) => delegateId),
          )
        : people.map(({ value }) => value),
      delegations: delegations.map(({ value }) => value),
      link,
      stopLink: `${env.APP_URL}/${locale}/reminders/${token}`,
    },
  });
  return true;
}
