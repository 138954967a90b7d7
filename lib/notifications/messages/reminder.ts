import type { Composer, MailContent } from "@/lib/notifications/content";
import { isolate } from "@/lib/notifications/isolate";
import type { MessageValues, ReminderDelegation, ReminderPerson } from "@/lib/notifications/values";

/** Longer lists are cut: the page that the mail leads to has them whole. */
const SHOWN = 10;

function shortList(say: Composer["say"], names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map(isolate).join(", ");
  const more = names.length - SHOWN;
  return more > 0 ? `${shown} ${say("reminder.more", { count: more })}` : shown;
}

/** What one person lacks, exactly, in the words of the form and of the officer. */
function personLine({ say, field, reason, when }: Composer, person: ReminderPerson) {
  const { name, reference, fields, returned, dueAt } = person;
  const needs = [...returned.map(reason), ...new Set(fields.map(field))];
  const who = name ? `${isolate(name)} (${reference})` : reference;
  const lacks = needs.length === 0 ? say("reminder.submit") : needs.join("; ");
  return [`${who}: ${lacks}`, dueAt && say("reminder.orLapses", { date: when(dueAt) })]
    .filter(Boolean)
    .join(" — ");
}

function delegationItems(composer: Composer, needs: ReminderDelegation): string[] {
  const { say } = composer;
  const { defective, unregistered, waiting, unfinished, unnamed } = needs;
  // What lapses without an answer is never cut away; it stands first.
  const lapsing = unfinished.filter(({ dueAt }) => dueAt !== null).length;
  const cut = unfinished.slice(0, Math.max(SHOWN, lapsing)).map((person) => personLine(composer, person));
  const more = unfinished.length - cut.length;
  return [
    ...(needs.noDocument ? [say("reminder.noDocument")] : []),
    ...defective.map((reference) => say("reminder.defective", { reference })),
    ...(unregistered.length > 0
      ? [`${say("reminder.unregistered", { count: unregistered.length })} ${shortList(say, unregistered)}`]
      : []),
    ...(waiting.length > 0
      ? [`${say("reminder.waiting", { count: waiting.length })} ${shortList(say, waiting)}`]
      : []),
    ...(unnamed.length > 0 ? [`${say("reminder.unnamed")} ${shortList(say, unnamed)}`] : []),
    ...cut,
    ...(more > 0 ? [say("reminder.more", { count: more })] : []),
  ];
}

/** One digest before the deadline: what is missing, of whom, by when; and how to stop reminders. */
export function reminder(composer: Composer, values: MessageValues["reminder"]): MailContent {
  const { say, when, conference } = composer;
  const { name, people, delegations, deadlineAt, link, stopLink } = values;
  return {
    subject: say("reminder.subject", { conference, date: when(deadlineAt) }),
    ...(name ? { greeting: say("greeting", { name }) } : {}),
    paragraphs: [say("reminder.what", { conference, date: when(deadlineAt) })],
    closing: `${say("reminder.stop")} ${stopLink}`,
    sections: [
      ...(people.length > 0
        ? [{ title: say("reminder.own"), items: people.map((person) => personLine(composer, person)) }]
        : []),
      ...delegations.map((needs) => ({
        title: isolate(needs.name),
        items: delegationItems(composer, needs),
      })),
    ],
    action: { label: say(delegations.length > 0 ? "reminder.openDelegation" : "reminder.open"), url: link },
  };
}
