import "server-only";
import { createTranslator } from "use-intl/core";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { loadNamespace, localeOf } from "@/lib/i18n/load-messages";
import { textIn } from "@/lib/i18n/localized-text";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { composeMessage } from "@/lib/notifications/compose";
import type { Composer } from "@/lib/notifications/content";
import { isolate } from "@/lib/notifications/isolate";
import { type MailPart, renderMail } from "@/lib/notifications/layout";
import type { MessageName, MessageValues } from "@/lib/notifications/values";

export type QueuedMessage<Name extends MessageName> = {
  name: Name;
  /** Language in which the person is written to; English follows beneath. */
  locale: string;
  recipient: string;
  conferenceId?: string | null;
  delegateId?: string | null;
  /** One mail for one cause: the same key again does nothing. */
  dedupeKey: string;
  /** Where the recipient stops mails of this kind by one click. */
  stopUrl?: string;
  values: MessageValues[Name];
  /** The conference, where the caller has read it: it is not read again for each mail. */
  conference?: ConferenceFacts;
};

export type ConferenceFacts = { title: unknown; city: unknown; timeZone: string; contactEmail: string };

type Speaker = (key: string, values?: Record<string, string | number>) => string;

/** By language and namespace: a translator keeps the messages that it has parsed. */
const speakers = new Map<string, Speaker>();

/** A translator without Next around it. */
function speaker(locale: Locale, namespace: string): Speaker {
  const kept = speakers.get(`${locale}.${namespace}`);
  if (kept) return kept;
  const messages = { [namespace]: loadNamespace(locale, namespace) };
  const translate = createTranslator({ locale, messages, namespace }) as unknown as (
    key: string,
    values?: Record<string, string | number>,
  ) => string;
  const speak: Speaker = (key, values = {}) => translate(key, values);
  speakers.set(`${locale}.${namespace}`, speak);
  return speak;
}

type FormWords = { step: Record<string, string> } & Record<string, Record<string, string> | undefined>;

/** "Travel document: Number", in the words of the form; a field without a label of its own is named by its step. */
function fieldLabel(words: FormWords, path: string): string {
  const [step = "", field = ""] = path.split(".");
  const title = words.step[step] ?? step;
  const label = words[step]?.[field];
  return typeof label === "string" && label !== title ? `${title}: ${label}` : title;
}

function composerFor(locale: Locale, conference: ConferenceFacts | null): Composer {
  const say = speaker(locale, "mail");
  const reason = speaker(locale, "reasons");
  const form = loadNamespace(locale, "registration") as FormWords;
  const place = { timeZone: conference?.timeZone ?? "UTC", city: textIn(conference?.city, locale) };
  return {
    say: (key, values = {}) =>
      say(
        key,
        Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            typeof value === "string" ? isolate(value) : value,
          ]),
        ),
      ),
    reason: (code) => reason(`${code}.person`),
    field: (path) => fieldLabel(form, path),
    when: (instant) => formatInstant(new Date(instant), locale, place),
    pick: (text) => textIn(text, locale),
    conference: textIn(conference?.title, locale),
  };
}

function factsOf(tx: Tx, id: string): Promise<ConferenceFacts | null> {
  const select = { title: true, city: true, timeZone: true, contactEmail: true };
  return tx.conference.findUnique({ where: { id }, select });
}

function partIn<Name extends MessageName>(
  locale: Locale,
  message: QueuedMessage<Name>,
  conference: ConferenceFacts | null,
): MailPart {
  const composer = composerFor(locale, conference);
  const content = composeMessage(message.name, composer, message.values);
  const footer = conference
    ? composer.say("footer", { conference: composer.conference, contact: conference.contactEmail })
    : composer.say("footerPlain");
  return { locale, content, footer };
}

/**
 * Writes a mail into the outbox and adds the job that delivers it, both in the caller's transaction: a decision
 * without its mail, or a mail without its decision, cannot happen.
 */
export async function queueMessage<Name extends MessageName>(
  tx: Tx,
  ctx: Ctx,
  message: QueuedMessage<Name>,
): Promise<void> {
  const { conferenceId = null, delegateId = null, stopUrl = null, dedupeKey, recipient, name } = message;
  const conference = message.conference ?? (conferenceId ? await factsOf(tx, conferenceId) : null);
  const locale = localeOf(message.locale);
  const first = partIn(locale, message, conference);
  const english = locale === DEFAULT_LOCALE ? [] : [partIn(DEFAULT_LOCALE, message, conference)];
  const mail = renderMail([first, ...english]);
  const id = newId();
  const about = { conferenceId, delegateId, name, locale, recipient, dedupeKey, stopUrl };
  const row = { id, ...about, createdAt: ctx.now, ...mail };
  if (ctx.portion) return void ctx.portion.mails.push(row);
  const { count } = await tx.message.createMany({ data: [row], skipDuplicates: true });
  if (count === 1) await enqueue(tx, "message.deliver", { messageId: id });
}
