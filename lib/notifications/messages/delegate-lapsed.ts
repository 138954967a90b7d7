import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

/** A registration ended without a decision, and which date ended it. */
export function delegateLapsed(
  { say, conference }: Composer,
  { reference, name, cause }: MessageValues["delegate-lapsed"],
): MailContent {
  return {
    subject: say("lapsed.subject", { reference, conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say(`lapsed.${cause}`, { reference, conference }), say("lapsed.next")],
  };
}
