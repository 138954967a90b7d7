import type { Permission } from "@/lib/policy/permissions";

/** States of a delegate; the database enum says the same. READY: reviews are closed and a decision is due. */
export const DELEGATE_STATES = [
  "DRAFT",
  "AWAITING_ENDORSEMENT",
  "WAITLISTED",
  "SUBMITTED",
  "RETURNED",
  "READY",
  "APPROVED",
  "REJECTED",
  "REVOKED",
  "WITHDRAWN",
  "SUBSTITUTED",
] as const;
export type DelegateState = (typeof DELEGATE_STATES)[number];

/** Conditions beside state and permission; each is checked by the command that names it. */
export type Guard =
  | "complete"
  | "registrationOpen"
  | "itemsAnswered"
  | "reasonGiven"
  | "separation"
  | "placeFree"
  | "documentUnclaimed"
  | "wasMerged";

export type Transition = {
  from: readonly DelegateState[];
  to: DelegateState;
  permission: Permission;
  guards: readonly Guard[];
  /** What the decision row must carry beyond who, when and from where. */
  records: readonly (
    | "snapshot"
    | "returnItems"
    | "reasonCode"
    | "textForPerson"
    | "category"
    | "zones"
    | "cause"
  )[];
  /** Mail to the person, by its name in lib/notifications/messages. */
  message: string | null;
};

/**
 * The one table of what may happen to a delegate. It guards the server, enables the buttons, draws docs/workflow.md
 * and drives the exhaustive test. Numbers in the docs refer to the practice table of accreditation (R2 … R32).
 */
export const DELEGATE_WORKFLOW = {
  submit: {
    from: ["DRAFT"],
    to: "SUBMITTED",
    permission: "registration.submit",
    guards: ["registrationOpen", "complete", "documentUnclaimed", "placeFree"],
    records: ["snapshot"],
    message: "delegate-received",
  },
  requestEndorsement: {
    from: ["DRAFT"],
    to: "AWAITING_ENDORSEMENT",
    permission: "registration.submit",
    guards: ["registrationOpen", "complete", "documentUnclaimed"],
    records: ["snapshot"],
    message: "delegate-awaiting-endorsement",
  },
  joinWaitingList: {
    from: ["DRAFT"],
    to: "WAITLISTED",
    permission: "registration.submit",
    guards: ["registrationOpen", "complete", "documentUnclaimed"],
    records: ["snapshot"],
    message: "delegate-waitlisted",
  },
  endorse: {
    from: ["AWAITING_ENDORSEMENT"],
    to: "SUBMITTED",
    permission: "registration.endorse",
    guards: ["placeFree"],
    records: [],
    message: "delegate-received",
  },
  endorseToWaitingList: {
    from: ["AWAITING_ENDORSEMENT"],
    to: "WAITLISTED",
    permission: "registration.endorse",
    guards: [],
    records: [],
    message: "delegate-waitlisted",
  },
  sendBack: {
    from: ["AWAITING_ENDORSEMENT"],
    to: "DRAFT",
    permission: "registration.endorse",
    guards: ["reasonGiven"],
    records: ["textForPerson"],
    message: "delegate-sent-back",
  },
  disown: {
    from: ["AWAITING_ENDORSEMENT"],
    to: "WITHDRAWN",
    permission: "registration.endorse",
    guards: ["reasonGiven"],
    records: ["textForPerson"],
    message: "delegate-disowned",
  },
  takeFreedPlace: {
    from: ["WAITLISTED"],
    to: "SUBMITTED",
    permission: "waitingList.advance",
    guards: ["placeFree"],
    records: ["cause"],
    message: "delegate-received",
  },
  resubmit: {
    from: ["RETURNED"],
    to: "SUBMITTED",
    permission: "registration.submit",
    guards: ["complete", "itemsAnswered", "documentUnclaimed"],
    records: ["snapshot"],
    message: "delegate-received",
  },
  withdraw: {
    from: ["DRAFT", "AWAITING_ENDORSEMENT", "WAITLISTED", "SUBMITTED", "RETURNED", "READY", "APPROVED"],
    to: "WITHDRAWN",
    permission: "registration.withdraw",
    guards: [],
    records: [],
    message: "delegate-withdrawn",
  },
  substitute: {
    from: ["WAITLISTED", "SUBMITTED", "RETURNED", "READY", "APPROVED"],
    to: "SUBSTITUTED",
    permission: "registration.substitute",
    guards: [],
    records: [],
    message: "delegate-substituted",
  },
  mergeAway: {
    from: ["AWAITING_ENDORSEMENT", "WAITLISTED", "SUBMITTED", "RETURNED", "READY"],
    to: "WITHDRAWN",
    permission: "duplicate.decide",
    guards: [],
    records: [],
    message: "delegate-merged",
  },
  splitAgain: {
    from: ["WITHDRAWN"],
    to: "SUBMITTED",
    permission: "duplicate.decide",
    guards: ["wasMerged", "documentUnclaimed", "placeFree"],
    records: [],
    message: null,
  },
  return: {
    from: ["SUBMITTED", "READY"],
    to: "RETURNED",
    permission: "delegate.return",
    guards: ["reasonGiven"],
    records: ["returnItems"],
    message: "delegate-returned",
  },
  pass: {
    from: ["SUBMITTED"],
    to: "READY",
    permission: "delegate.pass",
    guards: [],
    records: [],
    message: null,
  },
  approve: {
    from: ["READY"],
    to: "APPROVED",
    permission: "delegate.approve",
    guards: ["separation", "placeFree"],
    records: ["category", "zones"],
    message: "delegate-approved",
  },
  refuse: {
    from: ["READY"],
    to: "REJECTED",
    permission: "delegate.refuse",
    guards: ["separation", "reasonGiven"],
    records: ["reasonCode", "textForPerson"],
    message: "delegate-refused",
  },
  revoke: {
    from: ["APPROVED"],
    to: "REVOKED",
    permission: "delegate.revoke",
    guards: ["separation", "reasonGiven"],
    records: ["reasonCode", "textForPerson"],
    message: "delegate-revoked",
  },
} as const satisfies Record<string, Transition>;

export type DelegateAction = keyof typeof DELEGATE_WORKFLOW;

export const DELEGATE_ACTIONS = Object.keys(DELEGATE_WORKFLOW) as DelegateAction[];

/** The row of an action, typed alike for all. */
export function transitionOf(action: DelegateAction): Transition {
  return DELEGATE_WORKFLOW[action];
}

/** Whether the table lets the action start from that state. */
export function startsFrom(action: DelegateAction, state: DelegateState): boolean {
  return transitionOf(action).from.includes(state);
}

/** Whether the form is open to the person: from there it is submitted, or submitted again. */
export function isEditableState(state: DelegateState): boolean {
  return startsFrom("submit", state) || startsFrom("resubmit", state);
}

/** What moves a registration towards a decision; from where none of it starts, the registration is decided. */
const TOWARDS_DECISION: readonly DelegateAction[] = [
  "submit",
  "resubmit",
  "endorse",
  "takeFreedPlace",
  "pass",
  "approve",
  "refuse",
];

/** Whether nothing more is awaited from the person, the officer or the approver. */
export function isDecided(state: DelegateState): boolean {
  return !TOWARDS_DECISION.some((action) => startsFrom(action, state));
}

/** States that take one of the delegation's places; the database function `takes_place` says the same. */
const PLACE_TAKING: readonly DelegateState[] = ["SUBMITTED", "RETURNED", "READY", "APPROVED"];

/** Whether a person in that state takes one of the places notified to the delegation. */
export function takesPlace(state: DelegateState): boolean {
  return PLACE_TAKING.includes(state);
}

/** States of somebody who has no place yet and may be given another person's. */
const MAY_REPLACE: readonly DelegateState[] = ["DRAFT", "AWAITING_ENDORSEMENT", "WAITLISTED"];

/** Whether a person in that state may be named in another one's place. */
export function mayReplace(state: DelegateState): boolean {
  return MAY_REPLACE.includes(state);
}

/** Whether the person is out of the delegation, by withdrawal or since another one came. */
export function hasLeft(state: DelegateState): boolean {
  return state === "WITHDRAWN" || state === "SUBSTITUTED";
}
