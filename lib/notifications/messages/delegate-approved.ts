import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

/** The confirmation, with the reference as a QR code that the badge desk scans. It opens no door by itself. */
export function delegateApproved(
  { say, conference }: Composer,
  values: MessageValues["delegate-approved"],
): MailContent {
  return {
    subject: say("approved.subject", { reference: values.reference, conference }),
    greeting: say("greeting", { name: values.name }),
    paragraphs: [say("approved.decision", { conference }), say("approved.bring")],
    qr: { text: values.reference, caption: say("approved.code", { reference: values.reference }) },
    ...(values.link ? { action: { label: say("openStatus"), url: values.link } } : {}),
  };
}
