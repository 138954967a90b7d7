import type { Permission } from "@/lib/policy/permissions";

/** States of a delegate; the database enum says the same. READY: reviews are closed and a decision is due. */
export const DELEGATE_STATES = [
  "DRAFT",
  "SUBMITTED",
  "RETURNED",
  "READY",
  "APPROVED",
  "REJECTED",
  "REVOKED",
  "WITHDRAWN",
] as const;
export type DelegateState = (typeof DELEGATE_STATES)[number];

/** Conditions beside state and permission; each is checked by the command that names it. */
export type Guard = "complete" | "registrationOpen" | "itemsAnswered" | "reasonGiven" | "separation";

export type Transition = {
  from: readonly DelegateState[];
  to: DelegateState;
  permission: Permission;
  guards: readonly Guard[];
  /** What the decision row must carry beyond who, when and from where. */
  records: readonly ("snapshot" | "returnItems" | "reasonCode" | "textForPerson" | "category" | "zones")[];
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
    guards: ["registrationOpen", "complete"],
    records: ["snapshot"],
    message: "delegate-received",
  },
  resubmit: {
    from: ["RETURNED"],
    to: "SUBMITTED",
    permission: "registration.submit",
    guards: ["complete", "itemsAnswered"],
    records: ["snapshot"],
    message: "delegate-received",
  },
  withdraw: {
    from: ["DRAFT", "SUBMITTED", "RETURNED", "READY", "APPROVED"],
    to: "WITHDRAWN",
    permission: "registration.withdraw",
    guards: [],
    records: [],
    message: "delegate-withdrawn",
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
    guards: ["separation"],
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
const TOWARDS_DECISION: readonly DelegateAction[] = ["submit", "resubmit", "pass", "approve", "refuse"];

/** Whether nothing more is awaited from the person, the officer or the approver. */
export function isDecided(state: DelegateState): boolean {
  return !TOWARDS_DECISION.some((action) => startsFrom(action, state));
}
