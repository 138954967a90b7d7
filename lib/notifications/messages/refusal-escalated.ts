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

/** The senior approver does not refuse: the approver decides; the answer is read on the screen alone. */
export function escalationSentBack(
  { say, conference }: Composer,
  { name, senior, link }: MessageValues["escalation-sent-back"],
): MailContent {
  return {
    subject: say("escalationBack.subject", { conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say("escalationBack.what", { senior }), say("escalationBack.next")],
    action: { label: say("escalated.open"), url: link },
  };
}
