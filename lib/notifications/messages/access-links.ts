import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

/** Proves the address before anything is registered under it. */
export function verifyAddress(
  { say, conference }: Composer,
  values: MessageValues["verify-address"],
): MailContent {
  return {
    subject: say("verify.subject", { conference }),
    paragraphs: [say("verify.what", { conference }), say("singleUse"), say("notYou")],
    action: { label: say("verify.open"), url: values.link },
  };
}

/** Brings a person back to the registrations held under the address, on any device. */
export function continueRegistration(
  { say, conference }: Composer,
  values: MessageValues["continue-registration"],
): MailContent {
  return {
    subject: say("continue.subject", { conference }),
    paragraphs: [say("continue.what", { conference }), say("singleUse"), say("notYou")],
    action: { label: say("continue.open"), url: values.link },
  };
}

/** Proves the address of an organization that applies for accreditation, and leads to the form. */
export function applicationLink(
  { say, conference }: Composer,
  values: MessageValues["application-link"],
): MailContent {
  return {
    subject: say("applicationLink.subject", { conference }),
    paragraphs: [say("applicationLink.what", { conference }), say("singleUse"), say("notYou")],
    action: { label: say("applicationLink.open"), url: values.link },
  };
}

/** Lets a user choose a new password; the link lives for an hour. */
export function passwordReset({ say }: Composer, values: MessageValues["password-reset"]): MailContent {
  return {
    subject: say("reset.subject"),
    paragraphs: [say("reset.what"), say("notYou")],
    action: { label: say("reset.open"), url: values.link },
  };
}

/** Invites somebody to an account: choose a password, then a second factor. */
export function userInvited({ say }: Composer, values: MessageValues["user-invited"]): MailContent {
  return {
    subject: say("invited.subject"),
    greeting: say("greeting", { name: values.name }),
    paragraphs: [say("invited.what"), say("singleUse")],
    action: { label: say("invited.open"), url: values.link },
  };
}

/** Invites a focal point: the link opens with a code that comes by another way, so the mail alone lets nobody in. */
export function focalPointInvited(
  { say }: Composer,
  values: MessageValues["focal-point-invited"],
): MailContent {
  return {
    subject: say("invited.subject"),
    greeting: say("greeting", { name: values.name }),
    paragraphs: [say("invited.asFocalPoint"), say("invited.code"), say("singleUse")],
    action: { label: say("invited.open"), url: values.link },
  };
}
