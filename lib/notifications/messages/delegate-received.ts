import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

/** "We have your registration": what happens next, who acts and by when. */
export function delegateReceived(
  { say, when, conference }: Composer,
  values: MessageValues["delegate-received"],
): MailContent {
  return {
    subject: say("received.subject", { reference: values.reference, conference }),
    greeting: say("greeting", { name: values.name }),
    paragraphs: [
      say("received.thanks", { conference, reference: values.reference }),
      say("received.next", { date: when(values.dueAt) }),
    ],
    ...(values.link ? { action: { label: say("openStatus"), url: values.link } } : {}),
  };
}
