import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

/** The withdrawal of an approval: the badge is void at once and should be given back. */
export function delegateRevoked(
  { say, reason, when, conference }: Composer,
  values: MessageValues["delegate-revoked"],
): MailContent {
  return {
    subject: say("revoked.subject", { reference: values.reference, conference }),
    greeting: say("greeting", { name: values.name }),
    paragraphs: [
      say("revoked.decision", { conference }),
      say("reason", { reason: reason(values.reasonCode) }),
      say("revoked.badge"),
      ...(values.appealUntil ? [say("mayAppeal", { date: when(values.appealUntil) })] : []),
    ],
    quote: values.textForPerson,
    ...(values.link ? { action: { label: say("openStatus"), url: values.link } } : {}),
  };
}
