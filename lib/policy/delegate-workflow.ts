import type { TransitionRow } from "@/lib/policy/transition-row";

/** States of a delegate; the database enum says the same. READY: reviews are closed and a decision is due. */
export const DELEGATE_STATES = [
  "DRAFT",
  "AWAITING_ENDORSEMENT",
  "WAITLISTED",
  "SUBMITTED",
  "RETURNED",
  "IN_REVIEW",
  "READY",
  "APPROVED",
  "REJECTED",
  "REVOKED",
  "WITHDRAWN",
  "SUBSTITUTED",
] as const;
export type DelegateState = (typeof DELEGATE_STATES)[number];

/** A row of the table below. */
export type Transition = TransitionRow<DelegateState>;

/**
 * The one table of what may happen to a delegate. It guards the server, enables the buttons, draws docs/workflow.md
 * and drives the exhaustive test.
 */
export const DELEGATE_WORKFLOW = {
  submit: {
    practice: ["R3"],
    from: ["DRAFT"],
    to: "SUBMITTED",
    permission: "registration.submit",
    guards: ["registrationOpen", "complete", "documentUnclaimed", "placeFree"],
    records: ["snapshot"],
    message: "delegate-received",
  },
  requestEndorsement: {
    practice: ["R2"],
    from: ["DRAFT"],
    to: "AWAITING_ENDORSEMENT",
    permission: "registration.submit",
    guards: ["registrationOpen", "complete", "documentUnclaimed"],
    records: ["snapshot"],
    message: "delegate-awaiting-endorsement",
  },
  joinWaitingList: {
    practice: [],
    from: ["DRAFT"],
    to: "WAITLISTED",
    permission: "registration.submit",
    guards: ["registrationOpen", "complete", "documentUnclaimed"],
    records: ["snapshot"],
    message: "delegate-waitlisted",
  },
  endorse: {
    practice: ["R4"],
    from: ["AWAITING_ENDORSEMENT"],
    to: "SUBMITTED",
    permission: "registration.endorse",
    guards: ["placeFree"],
    records: [],
    message: "delegate-received",
  },
  endorseToWaitingList: {
    practice: [],
    from: ["AWAITING_ENDORSEMENT"],
    to: "WAITLISTED",
    permission: "registration.endorse",
    guards: [],
    records: [],
    message: "delegate-waitlisted",
  },
  sendBack: {
    practice: ["R5"],
    from: ["AWAITING_ENDORSEMENT"],
    to: "DRAFT",
    permission: "registration.endorse",
    guards: ["reasonGiven"],
    records: ["textForPerson"],
    message: "delegate-sent-back",
  },
  disown: {
    practice: ["R6"],
    from: ["AWAITING_ENDORSEMENT"],
    to: "WITHDRAWN",
    permission: "registration.endorse",
    guards: ["reasonGiven"],
    records: ["textForPerson"],
    message: "delegate-disowned",
  },
  takeFreedPlace: {
    practice: ["R17"],
    from: ["WAITLISTED"],
    to: "SUBMITTED",
    permission: "waitingList.advance",
    guards: ["placeFree"],
    records: ["cause"],
    message: "delegate-received",
  },
  resubmit: {
    practice: ["R8"],
    from: ["RETURNED"],
    to: "SUBMITTED",
    permission: "registration.submit",
    guards: ["complete", "itemsAnswered", "documentUnclaimed"],
    records: ["snapshot"],
    message: "delegate-received",
  },
  withdraw: {
    practice: ["R32"],
    from: [
      "DRAFT",
      "AWAITING_ENDORSEMENT",
      "WAITLISTED",
      "SUBMITTED",
      "RETURNED",
      "IN_REVIEW",
      "READY",
      "APPROVED",
    ],
    to: "WITHDRAWN",
    permission: "registration.withdraw",
    guards: [],
    records: [],
    message: "delegate-withdrawn",
  },
  substitute: {
    practice: ["R29"],
    from: ["WAITLISTED", "SUBMITTED", "RETURNED", "IN_REVIEW", "READY", "APPROVED"],
    to: "SUBSTITUTED",
    permission: "registration.substitute",
    guards: [],
    records: [],
    message: "delegate-substituted",
  },
  mergeAway: {
    practice: [],
    from: ["AWAITING_ENDORSEMENT", "WAITLISTED", "SUBMITTED", "RETURNED", "IN_REVIEW", "READY"],
    to: "WITHDRAWN",
    permission: "duplicate.decide",
    guards: [],
    records: [],
    message: "delegate-merged",
  },
  splitAgain: {
    practice: [],
    from: ["WITHDRAWN"],
    to: "SUBMITTED",
    permission: "duplicate.decide",
    guards: ["wasMerged", "documentUnclaimed", "placeFree"],
    records: [],
    message: null,
  },
  return: {
    practice: ["R7"],
    from: ["SUBMITTED"],
    to: "RETURNED",
    permission: "delegate.return",
    guards: ["reasonGiven"],
    records: ["returnItems"],
    message: "delegate-returned",
  },
  startReview: {
    practice: ["R10"],
    from: ["SUBMITTED"],
    to: "IN_REVIEW",
    permission: "review.start",
    guards: ["nominationVerified", "duplicatesResolved"],
    records: ["ruleSet", "reviewTasks"],
    message: null,
  },
  returnOnQuery: {
    practice: ["R11"],
    from: ["IN_REVIEW"],
    to: "RETURNED",
    permission: "query.settle",
    guards: ["queryAsked"],
    records: ["returnItems", "query"],
    message: "delegate-returned",
  },
  completeReview: {
    practice: ["R12"],
    from: ["IN_REVIEW"],
    to: "READY",
    permission: "review.complete",
    guards: ["reviewsClosed"],
    records: ["ruleSet", "findings"],
    message: null,
  },
  askForMore: {
    practice: ["R16"],
    from: ["READY"],
    to: "RETURNED",
    permission: "delegate.askForMore",
    guards: ["reasonGiven"],
    records: ["returnItems"],
    message: "delegate-returned",
  },
  approve: {
    practice: ["R13"],
    from: ["READY"],
    to: "APPROVED",
    permission: "delegate.approve",
    guards: ["separation", "placeFree"],
    records: ["category", "zones"],
    message: "delegate-approved",
  },
  refuse: {
    practice: ["R14"],
    from: ["READY"],
    to: "REJECTED",
    permission: "delegate.refuse",
    guards: ["separation", "reasonGiven"],
    records: ["reasonCode", "textForPerson"],
    message: "delegate-refused",
  },
  revoke: {
    practice: ["R27"],
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

/** Actions that send a registration back with items to mend. */
export const RETURNING_ACTIONS: DelegateAction[] = DELEGATE_ACTIONS.filter(
  (action) => transitionOf(action).to === "RETURNED",
);

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
  "startReview",
  "completeReview",
  "approve",
  "refuse",
];

/** Whether nothing more is awaited from the person, the officer or the approver. */
export function isDecided(state: DelegateState): boolean {
  return !TOWARDS_DECISION.some((action) => startsFrom(action, state));
}

/** States that take one of the delegation's places; the database function `takes_place` says the same. */
const PLACE_TAKING: readonly DelegateState[] = ["SUBMITTED", "RETURNED", "IN_REVIEW", "READY", "APPROVED"];

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
