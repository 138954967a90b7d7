/** States of a delegate; the database enum says the same. READY: reviews are closed and a decision is due. */
export const DELEGATE_STATES = [
  "INVITED",
  "DRAFT",
  "AWAITING_ENDORSEMENT",
  "WAITLISTED",
  "SUBMITTED",
  "RETURNED",
  "IN_REVIEW",
  "READY",
  "APPROVED",
  "REJECTED",
  "UNDER_APPEAL",
  "SUSPENDED",
  "REVOKED",
  "WITHDRAWN",
  "SUBSTITUTED",
  "LAPSED",
  "CLOSED",
  "PURGED",
] as const;
export type DelegateState = (typeof DELEGATE_STATES)[number];

/** States that take one of the delegation's places; the database function `takes_place` says the same. */
const PLACE_TAKING: readonly DelegateState[] = [
  "SUBMITTED",
  "RETURNED",
  "IN_REVIEW",
  "READY",
  "APPROVED",
  "SUSPENDED",
];

/** Whether a person in that state takes one of the places notified to the delegation. */
export function takesPlace(state: DelegateState): boolean {
  return PLACE_TAKING.includes(state);
}

/** Whether a person in that state counts against the caps of category and venue; the database repeats `uses_room`. */
export function usesRoom(state: DelegateState): boolean {
  return state === "APPROVED" || state === "SUSPENDED";
}

/** States of somebody who has no place yet and may be given another person's. */
const MAY_REPLACE: readonly DelegateState[] = ["DRAFT", "AWAITING_ENDORSEMENT", "WAITLISTED"];

/** Whether a person in that state may be named in another one's place. */
export function mayReplace(state: DelegateState): boolean {
  return MAY_REPLACE.includes(state);
}

/** States of somebody who is out of the delegation: withdrawn, replaced, or ended without a decision. */
export const LEFT_STATES = [
  "WITHDRAWN",
  "SUBSTITUTED",
  "LAPSED",
  "PURGED",
] as const satisfies DelegateState[];

/** States that staff do not see yet: the registration is still its owner's, and once named its delegation's. */
export const UNSUBMITTED_STATES = ["INVITED", "DRAFT"] as const satisfies DelegateState[];

/** States in which nobody is compared with others: not handed in yet, or out of the delegation. */
export const UNCOMPARED_STATES: readonly DelegateState[] = [...UNSUBMITTED_STATES, ...LEFT_STATES];

/** Whether the person has handed in the registration, at whatever later point it stands. */
export function wasSubmitted(state: DelegateState): boolean {
  return !(UNSUBMITTED_STATES as readonly DelegateState[]).includes(state);
}

/** Whether the person is out of the delegation. */
export function hasLeft(state: DelegateState): boolean {
  return (LEFT_STATES as readonly DelegateState[]).includes(state);
}

/** States in which nothing is awaited from the person, the officer, the approver or the appeal authority. */
const DECIDED: readonly DelegateState[] = [
  "APPROVED",
  "REJECTED",
  "SUSPENDED",
  "REVOKED",
  "CLOSED",
  ...LEFT_STATES,
];

/** Whether the registration has come to an end, if not for ever. */
export function isDecided(state: DelegateState): boolean {
  return DECIDED.includes(state);
}
