import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

/** To a colleague: somebody named you in a note. The note itself stays inside. */
export function dossierMention(
  { say, conference }: Composer,
  { name, by, reference, link }: MessageValues["dossier-mention"],
): MailContent {
  return {
    subject: say("mention.subject", { reference, conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say("mention.what", { by, reference, conference })],
    action: { label: say("mention.open"), url: link },
  };
}
