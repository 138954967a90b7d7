import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

const quoted = (text: string | null) => (text ? { quote: text } : {});

/** The invitation: how many places, until when, and that a letter naming the focal point comes next. */
export function delegationInvited(
  { say, when, pick, conference }: Composer,
  { organization, places, deadlineAt, link }: MessageValues["delegation-invited"],
): MailContent {
  return {
    subject: say("delegationInvited.subject", { conference }),
    paragraphs: [
      say("delegationInvited.what", { organization: pick(organization), conference }),
      say("delegationInvited.places", { places }),
      ...(deadlineAt ? [say("delegationInvited.deadline", { date: when(deadlineAt) })] : []),
      say("delegationInvited.next"),
    ],
    action: { label: say("openConference"), url: link },
  };
}

/** The delegation is stopped: only the reason that may be disclosed. */
export function delegationSuspended(
  { say, pick, conference }: Composer,
  { organization, textForDelegation, link }: MessageValues["delegation-suspended"],
): MailContent {
  return {
    subject: say("delegationSuspended.subject", { conference }),
    paragraphs: [
      say("delegationSuspended.what", { organization: pick(organization), conference }),
      say("delegationSuspended.meaning"),
    ],
    ...quoted(textForDelegation),
    action: { label: say("openConference"), url: link },
  };
}

/** The delegation takes registrations again. */
export function delegationRestored(
  { say, pick, conference }: Composer,
  { organization, textForDelegation, link }: MessageValues["delegation-restored"],
): MailContent {
  return {
    subject: say("delegationRestored.subject", { conference }),
    paragraphs: [say("delegationRestored.what", { organization: pick(organization), conference })],
    ...quoted(textForDelegation),
    action: { label: say("openConference"), url: link },
  };
}

/** A body without standing is accredited; a letter naming its focal point comes next. */
export function delegationAccredited(
  { say, pick, conference }: Composer,
  { organization, places, link }: MessageValues["delegation-accredited"],
): MailContent {
  return {
    subject: say("delegationAccredited.subject", { conference }),
    paragraphs: [
      say("delegationAccredited.what", { organization: pick(organization), conference }),
      say("delegationInvited.places", { places }),
      say("delegationInvited.next"),
    ],
    action: { label: say("openConference"), url: link },
  };
}

/** A body without standing is not accredited: the text written for it, never the reason on file. */
export function delegationNotAccredited(
  { say, pick, conference }: Composer,
  { organization, textForDelegation, link }: MessageValues["delegation-not-accredited"],
): MailContent {
  return {
    subject: say("delegationNotAccredited.subject", { conference }),
    paragraphs: [say("delegationNotAccredited.what", { organization: pick(organization), conference })],
    ...quoted(textForDelegation),
    action: { label: say("openConference"), url: link },
  };
}

/** An application is on file, and what happens with it. */
export function applicationReceived(
  { say, pick, conference }: Composer,
  { organization, link }: MessageValues["application-received"],
): MailContent {
  return {
    subject: say("applicationReceived.subject", { conference }),
    paragraphs: [
      say("applicationReceived.what", { organization: pick(organization), conference }),
      say("applicationReceived.next"),
    ],
    action: { label: say("openConference"), url: link },
  };
}
