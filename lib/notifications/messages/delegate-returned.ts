import type { Composer, MailContent } from "@/lib/notifications/content";
import { isolate } from "@/lib/notifications/isolate";
import type { MessageValues } from "@/lib/notifications/values";

/** Names exactly the items to mend and the date by which to do it. */
export function delegateReturned(
  { say, reason, when, conference }: Composer,
  values: MessageValues["delegate-returned"],
): MailContent {
  return {
    subject: say("returned.subject", { reference: values.reference, conference }),
    greeting: say("greeting", { name: values.name }),
    paragraphs: [
      say("returned.what", { count: values.items.length }),
      say("returned.by", { date: when(values.dueAt) }),
    ],
    items: values.items.map(({ reasonCode, note }) =>
      [reason(reasonCode), note && isolate(note)].filter(Boolean).join(" — "),
    ),
    ...(values.link ? { action: { label: say("returned.mend"), url: values.link } } : {}),
  };
}
