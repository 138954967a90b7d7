import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

/** A hold: neutral, since nothing is decided and the reason may not be disclosed. */
export function delegateOnHold(
  { say, conference }: Composer,
  values: MessageValues["delegate-on-hold"],
): MailContent {
  return {
    subject: say("held.subject", { reference: values.reference, conference }),
    greeting: say("greeting", { name: values.name }),
    paragraphs: [say("held.what", { conference }), say("held.badge"), say("held.next")],
    ...(values.link ? { action: { label: say("openStatus"), url: values.link } } : {}),
  };
}

/** The hold is lifted: the accreditation and the badge count again. */
export function delegateHoldLifted(
  { say, conference }: Composer,
  values: MessageValues["delegate-hold-lifted"],
): MailContent {
  return {
    subject: say("holdLifted.subject", { reference: values.reference, conference }),
    greeting: say("greeting", { name: values.name }),
    paragraphs: [say("holdLifted.what", { conference }), say("holdLifted.badge")],
    ...(values.link ? { action: { label: say("openStatus"), url: values.link } } : {}),
  };
}
