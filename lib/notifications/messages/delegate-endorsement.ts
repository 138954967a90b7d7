import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

const status = ({ say }: Composer, link: string | null) =>
  link ? { action: { label: say("openStatus"), url: link } } : {};

/** The registration waits for the focal point of the delegation. */
export function delegateAwaitingEndorsement(
  composer: Composer,
  values: MessageValues["delegate-awaiting-endorsement"],
): MailContent {
  const { say, conference } = composer;
  const { reference, name, link } = values;
  return {
    subject: say("awaiting.subject", { reference, conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say("awaiting.what", { conference, reference }), say("awaiting.next")],
    ...status(composer, link),
  };
}

/** The focal point sent the registration back with a note. */
export function delegateSentBack(
  composer: Composer,
  values: MessageValues["delegate-sent-back"],
): MailContent {
  const { say, conference } = composer;
  const { reference, name, link, textForPerson } = values;
  return {
    subject: say("sentBack.subject", { reference, conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say("sentBack.what", { reference })],
    quote: textForPerson,
    ...status(composer, link),
  };
}

/** The delegation does not know the person as one of its members. */
export function delegateDisowned(
  { say, conference }: Composer,
  { reference, name, textForPerson }: MessageValues["delegate-disowned"],
): MailContent {
  return {
    subject: say("disowned.subject", { reference, conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say("disowned.what", { reference })],
    quote: textForPerson,
  };
}

/** To a focal point: somebody waits for the delegation's word. */
export function endorsementRequested(
  { say, conference }: Composer,
  { name, person, reference, link }: MessageValues["endorsement-requested"],
): MailContent {
  return {
    subject: say("endorse.subject", { person, conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say("endorse.what", { person, conference, reference })],
    action: { label: say("endorse.open"), url: link },
  };
}
