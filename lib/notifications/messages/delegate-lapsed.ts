import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

/** No answer came by the date that was set; what the person can still do. */
export function delegateLapsed(
  { say, conference }: Composer,
  { reference, name }: MessageValues["delegate-lapsed"],
): MailContent {
  return {
    subject: say("lapsed.subject", { reference, conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say("lapsed.what", { reference, conference }), say("lapsed.next")],
  };
}
