import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

/** Confirms a withdrawal that the person or the sending side asked for. */
export function delegateWithdrawn(
  { say, conference }: Composer,
  values: MessageValues["delegate-withdrawn"],
): MailContent {
  return {
    subject: say("withdrawn.subject", { reference: values.reference, conference }),
    greeting: say("greeting", { name: values.name }),
    paragraphs: [say("withdrawn.done", { conference, reference: values.reference }), say("withdrawn.badge")],
  };
}

/** The sending side took the person out of its delegation, and says why. */
export function delegateRemoved(
  { say, conference }: Composer,
  { reference, name, textForPerson }: MessageValues["delegate-removed"],
): MailContent {
  return {
    subject: say("withdrawn.subject", { reference, conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say("withdrawn.removed", { conference, reference }), say("withdrawn.badge")],
    quote: textForPerson,
  };
}
