import type { Composer, MailContent } from "@/lib/notifications/content";
import type { MessageValues } from "@/lib/notifications/values";

/** The delegation has named the person, who fills in the rest. */
export function delegateInvited(
  { say, conference }: Composer,
  { reference, name, link }: MessageValues["delegate-invited"],
): MailContent {
  return {
    subject: say("named.subject", { conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say("named.what", { conference, reference })],
    ...(link ? { action: { label: say("named.open"), url: link } } : {}),
  };
}

/** Every place is taken; the registration waits for one. */
export function delegateWaitlisted(
  { say, conference }: Composer,
  { reference, name, link }: MessageValues["delegate-waitlisted"],
): MailContent {
  return {
    subject: say("waitlisted.subject", { reference, conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say("waitlisted.what", { conference, reference }), say("waitlisted.next")],
    ...(link ? { action: { label: say("openStatus"), url: link } } : {}),
  };
}

/** Reviewed, and no room in the category or the venue: the number in line. */
export function delegateAwaitsRoom(
  { say, conference }: Composer,
  { reference, name, link, rank }: MessageValues["delegate-awaits-room"],
): MailContent {
  return {
    subject: say("waitlisted.subject", { reference, conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say("awaitsRoom.what", { conference, reference, rank }), say("awaitsRoom.next")],
    ...(link ? { action: { label: say("openStatus"), url: link } } : {}),
  };
}

/** Room became free; the decision follows. */
export function delegateGivenRoom(
  { say, when, conference }: Composer,
  { reference, name, link, dueAt }: MessageValues["delegate-given-room"],
): MailContent {
  return {
    subject: say("givenRoom.subject", { reference, conference }),
    greeting: say("greeting", { name }),
    paragraphs: [
      say("givenRoom.what", { conference, reference }),
      say("givenRoom.next", { date: when(dueAt) }),
    ],
    ...(link ? { action: { label: say("openStatus"), url: link } } : {}),
  };
}

/** Another person of the delegation has the place now. */
export function delegateSubstituted(
  { say, conference }: Composer,
  { reference, name }: MessageValues["delegate-substituted"],
): MailContent {
  return {
    subject: say("substituted.subject", { reference, conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say("substituted.what", { conference, reference }), say("withdrawn.badge")],
  };
}

/** The person was registered twice; one of the two was closed. */
export function delegateMerged(
  { say, conference }: Composer,
  { reference, name, link }: MessageValues["delegate-merged"],
): MailContent {
  return {
    subject: say("merged.subject", { reference, conference }),
    greeting: say("greeting", { name }),
    paragraphs: [say("merged.what", { conference, reference }), say("merged.next")],
    ...(link ? { action: { label: say("openStatus"), url: link } } : {}),
  };
}
