import type { Permission } from "@/lib/policy/permissions";

/** Conditions beside state and permission; each is checked by the command that names it. */
export type Guard =
  | "complete"
  | "registrationOpen"
  | "itemsAnswered"
  | "reasonGiven"
  | "separation"
  | "secondSignature"
  | "placeFree"
  | "documentUnclaimed"
  | "wasMerged"
  | "nominationVerified"
  | "duplicatesResolved"
  | "queryAsked"
  | "reviewsClosed"
  | "withinWindow"
  | "firstAppeal"
  | "wasRefused"
  | "wasRevoked"
  | "remindersSent"
  | "roomFree"
  | "capReached"
  | "clearanceClosed"
  | "clearanceSettled"
  | "identityChanged"
  | "registrationClosed"
  | "conferenceOver"
  | "closingDue"
  | "rankOnList"
  | "photoUnlessOptional"
  | "retentionOver"
  | "noLegalHold";

/** What may happen to a delegate: from where, by whom, under which conditions, and what is kept and told of it. */
export type TransitionRow<State> = {
  /** Numbers in the practice table of accreditation; none: an addition of this product. */
  practice: readonly `R${number}`[];
  from: readonly State[];
  to: State;
  permission: Permission;
  guards: readonly Guard[];
  /** What the decision row must carry beyond who, when and from where. */
  records: readonly (
    | "snapshot"
    | "returnItems"
    | "reasonCode"
    | "textForPerson"
    | "internalNote"
    | "signatures"
    | "appealUntil"
    | "grounds"
    | "documents"
    | "category"
    | "zones"
    | "cause"
    | "ruleSet"
    | "reviewTasks"
    | "findings"
    | "query"
    | "reminders"
    | "cap"
    | "rank"
    | "endedByDate"
    | "queuePosition"
    | "closingLine"
    | "protocolRank"
    | "purgeList"
  )[];
  /** Mail to the person, by its name in lib/notifications/messages. */
  message: string | null;
};
