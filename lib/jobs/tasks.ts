import type { DelegateAction } from "@/lib/policy/delegate-workflow";

/** What made room for somebody: the action and its decision, a cap that was raised, or the sweep that found it. */
export type RoomFreed = { by: DelegateAction | "capRaised" | "found"; decisionId: string | null };

/** Every background task by name, with the shape of its payload. Handlers are bound in lib/jobs/worker.ts. */
export type TaskPayloads = {
  /** Delivers one row of the outbox. */
  "message.deliver": { messageId: string };
  /** Prints a batch of badges, resuming where it stopped. */
  "badgeBatch.print": { batchId: string };
  /** Puts the last checks of badges under the audit chain, every ten minutes. */
  "badgeChecks.seal": Record<string, never>;
  /** Removes the gate log of conferences whose retention is over, and keeps figures. */
  "badgeChecks.clean": Record<string, never>;
  /** Reads a file to import, and says of each row what would happen. */
  "import.read": { importId: string; userId: string };
  /** Writes the selected rows of an import, resuming where it stopped. */
  "import.write": { importId: string; userId: string };
  /** Makes the file of an export of people. */
  "export.make": { exportId: string };
  /** Removes exports of last week. */
  "exports.clean": Record<string, never>;
  /** Removes the rows of old imports. */
  "imports.expire": Record<string, never>;
  /** Removes uploaded files that nothing refers to. */
  "files.clean": Record<string, never>;
  /** Sends the link of a password reset, if the address belongs to an account. */
  "passwordReset.send": { email: string; requestId: string };
  /** Carries out each row of a bulk act and rolls it back, for the preview. */
  "bulkAct.try": { actId: string };
  /** Carries out a bulk act, resuming where it stopped. */
  "bulkAct.run": { actId: string };
  /** Removes previews of bulk acts that led to nothing. */
  "bulkActs.clean": Record<string, never>;
  /** Seeks registrations that are likely the same person as this one. */
  "duplicates.find": { delegateId: string };
  /** Puts people in review under the present rules of their conference. */
  "reviews.restart": { conferenceId: string; ruleSetId: string };
  /** Opens clearances again whose validity is over, every hour. */
  "clearances.expire": Record<string, never>;
  /** Finds who is due for a reminder, every hour. */
  "reminders.plan": Record<string, never>;
  /** Writes one reminder, if it is still due on that day of the venue. */
  "reminder.send": { conferenceId: string; recipient: string; day: string };
  /** Invites the organizations of a run, resuming where it stopped. */
  "invitations.run": { runId: string };
  /** Moves the delegations of somebody who took up an appointment as focal point to ACTIVE. */
  "focalPoint.activate": { userId: string };
  /** Brings the search keys of the registry to the present rule, when a worker starts and every night. */
  "organizations.refreshKeys": Record<string, never>;
  /** Gives places that stayed free to whoever waits for them. */
  "waitingLists.fill": Record<string, never>;
  /** Gives room in a category or the venue to who waits for it after the review. */
  "room.fill": { conferenceId: string } & RoomFreed;
  /** The same for all conferences: room that stayed free. */
  "room.sweep": Record<string, never>;
  /** Ends registrations that were returned and not answered in time. */
  "returns.lapse": Record<string, never>;
  /** Lets registrations lapse that are not handed in or not decided in time, and closes them after the conference. */
  "registrations.end": Record<string, never>;
  /** Ends requests for a second signature that nobody gave in time. */
  "signatures.expire": Record<string, never>;
  /** Purges what a second person has signed, resuming where it stopped. */
  "purge.run": { purgeId: string };
  /** Removes expired sessions and access links. */
  "sessions.clean": Record<string, never>;
};
