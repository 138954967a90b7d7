import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

/** The refusal: its disclosable reason and the text written for the person; never the internal note. */
export function delegateRefused(
  { say, reason, when, conference }: Composer,
  values: MessageValues["delegate-refused"],
): MailContent {
  return {
    subject: say("refused.subject", { reference: values.reference, conference }),
    greeting: say("greeting", { name: values.name }),
    paragraphs: [
      say("refused.decision", { conference }),
      say("reason", { reason: reason(values.reasonCode) }),
      ...(values.appealUntil ? [say("mayAppeal", { date: when(values.appealUntil) })] : []),
    ],
    quote: values.textForPerson,
    ...(values.link ? { action: { label: say("openStatus"), url: values.link } } : {}),
  };
}
