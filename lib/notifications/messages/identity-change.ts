import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

/** A change of identity is accepted: the accreditation is looked at again, and a badge in hand rests meanwhile. */
export function identityChangeAccepted(
  { say, conference }: Composer,
  values: MessageValues["identity-change-accepted"],
): MailContent {
  return {
    subject: say("identityChangeAccepted.subject", { reference: values.reference, conference }),
    greeting: say("greeting", { name: values.name }),
    paragraphs: [
      say("identityChangeAccepted.what"),
      say("identityChangeAccepted.review", { conference }),
      say("identityChangeAccepted.badge"),
    ],
    ...(values.link ? { action: { label: say("openStatus"), url: values.link } } : {}),
  };
}

/** A change of identity is declined, with the officer's answer. */
export function identityChangeDeclined(
  { say, conference }: Composer,
  values: MessageValues["identity-change-declined"],
): MailContent {
  return {
    subject: say("identityChangeDeclined.subject", { reference: values.reference, conference }),
    greeting: say("greeting", { name: values.name }),
    paragraphs: [say("identityChangeDeclined.what", { conference })],
    quote: values.textForPerson,
    ...(values.link ? { action: { label: say("openStatus"), url: values.link } } : {}),
  };
}
