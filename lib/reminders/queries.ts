import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { MessageState } from "@/lib/db/generated/enums";
import { textIn } from "@/lib/i18n/localized-text";
import { allowEveryone, authorize, authorizeAny, can } from "@/lib/policy/can";
import { conferenceScope, nominationScope } from "@/lib/policy/scope";
import { maskAddress } from "@/lib/reminders/mask-address";
import { reminderOfToken } from "@/lib/reminders/token";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type SentReminder = {
  id: string;
  sentAt: string;
  recipient: string;
  /** Days before the deadline for which the rule sent it; null where an officer did. */
  step: number | null;
  mail: MessageState | null;
  stopped: boolean;
};

const SHOWN = 200;

/**
 * The reminders that went out about a delegation, the latest first. Officers see the addresses; focal points their own,
 * and of others no more than one recognises.
 * @returns NOT_FOUND delegationNotFound out of reach
 */
export async function listReminders(ctx: Ctx, delegationId: string): Promise<Result<SentReminder[]>> {
  const denied = authorizeAny(ctx, ["nomination.record", "nomination.verify"]);
  if (denied) return refusal(denied);
  const delegation = await db.delegation.findFirst({
    where: { AND: [{ id: delegationId }, nominationScope(ctx)] },
  });
  if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
  const parts = await db.reminderPart.findMany({
    where: { delegationId },
    include: { reminder: true },
    orderBy: { reminder: { sentAt: "desc" } },
    take: SHOWN,
  });
  const [mails, stops] = await Promise.all([
    db.message.findMany({
      where: { dedupeKey: { in: parts.map(({ reminderId }) => `reminder:${reminderId}`) } },
      select: { dedupeKey: true, state: true },
    }),
    db.reminderStop.findMany({ where: { conferenceId: delegation.conferenceId } }),
  ]);
  const mailOf = new Map(mails.map(({ dedupeKey, state }) => [dedupeKey, state]));
  const stopped = new Set(stops.map(({ recipient }) => recipient.toLowerCase()));
  const own = ctx.actor.kind === "user" ? ctx.actor.email.toLowerCase() : "";
  const showsAll = can(ctx.actor, "organization.manage", { conferenceId: delegation.conferenceId });
  return ok(
    parts.map(({ step, reminder: { id, sentAt, recipient } }) => ({
      id,
      sentAt: sentAt.toISOString(),
      recipient: showsAll || recipient.toLowerCase() === own ? recipient : maskAddress(recipient),
      step,
      mail: mailOf.get(`reminder:${id}`) ?? null,
      stopped: stopped.has(recipient.toLowerCase()),
    })),
  );
}

export type ReminderStopState = { address: string; conference: string; stopped: boolean };

/** What the page behind the link of a reminder shows; NOT_FOUND linkExpired for an address that we did not make. */
export async function getReminderStop(ctx: Ctx, token: string): Promise<Result<ReminderStopState>> {
  allowEveryone("whoever has the mail may see whom it reminds");
  const id = reminderOfToken(token);
  const reminder = id ? await db.reminder.findUnique({ where: { id }, include: { conference: true } }) : null;
  if (!reminder) return refuse("NOT_FOUND", "linkExpired");
  const { conferenceId, recipient, conference } = reminder;
  const stop = await db.reminderStop.findUnique({
    where: { conferenceId_recipient: { conferenceId, recipient } },
  });
  return ok({
    address: maskAddress(recipient),
    conference: textIn(conference.shortTitle, ctx.locale),
    stopped: stop !== null,
  });
}

/** On which days before the deadline each of the actor's conferences reminds. */
export async function listReminderDays(
  ctx: Ctx,
): Promise<Result<{ id: string; title: string; days: number[] }[]>> {
  const denied = authorize(ctx, "conference.manage");
  if (denied) return refusal(denied);
  const rows = await db.conference.findMany({
    where: conferenceScope(ctx, "conference.manage"),
    orderBy: { startsOn: "desc" },
    take: 100,
  });
  return ok(
    rows.map(({ id, shortTitle, reminderDays }) => ({
      id,
      title: textIn(shortTitle, ctx.locale),
      days: reminderDays,
    })),
  );
}
