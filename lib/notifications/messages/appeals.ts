import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

type About = { name: string; reference: string; link: string | null; textForPerson?: string };

function aboutAppeal(
  { say, conference }: Composer,
  part: "appealReceived" | "appealAllowed" | "appealDismissed",
  { name, reference, link, textForPerson }: About,
): MailContent {
  return {
    subject: say(`${part}.subject`, { reference, conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say(`${part}.what`, { conference }), say(`${part}.next`)],
    ...(textForPerson ? { quote: textForPerson } : {}),
    ...(link ? { action: { label: say("openStatus"), url: link } } : {}),
  };
}

/** The appeal has arrived, and somebody else decides. */
export function appealReceived(composer: Composer, values: MessageValues["appeal-received"]): MailContent {
  return aboutAppeal(composer, "appealReceived", values);
}

/** The file is looked at anew; the ruling is quoted. */
export function appealAllowed(composer: Composer, values: MessageValues["appeal-allowed"]): MailContent {
  return aboutAppeal(composer, "appealAllowed", values);
}

/** The decision stands and is final; the ruling is quoted. */
export function appealDismissed(composer: Composer, values: MessageValues["appeal-dismissed"]): MailContent {
  return aboutAppeal(composer, "appealDismissed", values);
}

/** An appeal waits for its ruling; the grounds are read on the screen alone. */
export function appealArrived(
  { say, conference }: Composer,
  { name, reference, link }: MessageValues["appeal-arrived"],
): MailContent {
  return {
    subject: say("appealArrived.subject", { reference, conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say("appealArrived.what", { reference }), say("appealArrived.next")],
    action: { label: say("appealArrived.open"), url: link },
  };
}
