import { ACCREDITATION_ROWS } from "@/lib/policy/accreditation-rows";
import type { DelegateState } from "@/lib/policy/delegate-states";
import { REGISTRATION_ROWS } from "@/lib/policy/registration-rows";
import type { TransitionRow } from "@/lib/policy/transition-row";

/** A row of the table. */
export type Transition = TransitionRow<DelegateState>;

/**
 * The one table of what may happen to a delegate. It guards the server, enables the buttons, draws docs/workflow.md
 * and drives the exhaustive test. Its rows stand in two files, by the side that acts.
 */
export const DELEGATE_WORKFLOW = { ...REGISTRATION_ROWS, ...ACCREDITATION_ROWS };

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

/** Whether somebody in that state changes name, document or photo by a request only (practice table, R28). */
export function takesIdentityChange(state: DelegateState): boolean {
  return startsFrom("reopenForIdentity", state);
}

/** Whether the form is open to the person: from there it is submitted, or submitted again. */
export function isEditableState(state: DelegateState): boolean {
  return startsFrom("submit", state) || startsFrom("resubmit", state);
}

/** Whether the sending side may still set down what it knows of somebody whom it has invited. */
export function isPrefilled(state: DelegateState): boolean {
  return startsFrom("openInvitation", state);
}
