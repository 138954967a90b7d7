import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

/** To a focal point: the delegation's document cannot be taken as it is, and why. */
export function nominationDefective(
  { say, reason, conference }: Composer,
  { name, document, defectCode, note, link }: MessageValues["nomination-defective"],
): MailContent {
  return {
    subject: say("defective.subject", { document, conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say("defective.what", { document, conference }), reason(defectCode), say("defective.next")],
    ...(note ? { quote: note } : {}),
    action: { label: say("defective.open"), url: link },
  };
}
