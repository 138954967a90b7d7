import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

/** A request waits for a second signature; whom it concerns is read on the screen alone. */
export function signatureAsked(
  { say, when }: Composer,
  { name, kind, asker, expiresAt, link }: MessageValues["signature-asked"],
): MailContent {
  return {
    subject: say("signatureAsked.subject", { act: say(`signatureKind.${kind}`) }),
    greeting: say("greeting", { name }),
    paragraphs: [
      say("signatureAsked.what", { asker, act: say(`signatureKind.${kind}`) }),
      say("signatureAsked.until", { date: when(expiresAt) }),
    ],
    action: { label: say("signatureAsked.open"), url: link },
  };
}

/** How a request ended, to the one who asked. */
export function signatureSettled(
  { say }: Composer,
  { name, kind, state, by, answer, link }: MessageValues["signature-settled"],
): MailContent {
  const act = say(`signatureKind.${kind}`);
  return {
    subject: say(`signatureSettled.${state}.subject`, { act }),
    greeting: say("greeting", { name }),
    paragraphs: [say(`signatureSettled.${state}.what`, { act, by: by ?? "" })],
    ...(answer ? { quote: answer } : {}),
    action: { label: say("signatureAsked.open"), url: link },
  };
}
