import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

/** A refusal waits for a senior approver; whom it concerns is read on the screen alone. */
export function refusalEscalated(
  { say, conference }: Composer,
  { name, asker, link }: MessageValues["refusal-escalated"],
): MailContent {
  return {
    subject: say("escalated.subject", { conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say("escalated.what", { asker }), say("escalated.next")],
    action: { label: say("escalated.open"), url: link },
  };
}

/** The senior approver does not refuse; the answer is read on the screen alone. */
export function refusalSentBack(
  { say, conference }: Composer,
  { name, by, link }: MessageValues["refusal-sent-back"],
): MailContent {
  return {
    subject: say("refusalSentBack.subject", { conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say("refusalSentBack.what", { by }), say("refusalSentBack.next")],
    action: { label: say("escalated.open"), url: link },
  };
}
