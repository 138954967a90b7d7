import type { Permission } from "@/lib/policy/permissions";

/** States of an organization at a conference; the database enum says the same (practice guide, machine D). */
export const DELEGATION_STATES = [
  "INVITED",
  "FOCAL_POINT_PENDING",
  "ACTIVE",
  "CLOSED",
  "DECLINED",
  "SUSPENDED",
  "APPLIED",
  "ELIGIBILITY",
  "CIRCULATED",
  "OBJECTED",
  "BODY_DECIDES",
  "ACCREDITED",
  "REFUSED",
] as const;
export type DelegationState = (typeof DELEGATION_STATES)[number];

/** Where a delegation begins: invited, or a body without standing that applies. */
export type FirstState = Extract<DelegationState, "INVITED" | "APPLIED">;

/** Conditions beside state and permission. `clockRuns`: States may still object; `clockRunOut`: they no longer may. */
export type DelegationGuard = "reasonGiven" | "clockRuns" | "clockRunOut";

export type DelegationTransition = {
  from: readonly DelegationState[];
  to: DelegationState;
  permission: Permission;
  guards: readonly DelegationGuard[];
};

const WORKING = ["INVITED", "FOCAL_POINT_PENDING", "ACTIVE", "ACCREDITED"] as const;

/**
 * The one table of what may happen to a delegation. It guards the server, enables the buttons, draws docs/workflow.md
 * and drives the exhaustive test.
 */
export const DELEGATION_WORKFLOW = {
  awaitFocalPoint: {
    from: ["INVITED"],
    to: "FOCAL_POINT_PENDING",
    permission: "organization.manage",
    guards: [],
  },
  activate: {
    from: ["INVITED", "FOCAL_POINT_PENDING", "ACCREDITED"],
    to: "ACTIVE",
    permission: "delegation.activate",
    guards: [],
  },
  decline: {
    from: ["INVITED", "FOCAL_POINT_PENDING", "ACCREDITED"],
    to: "DECLINED",
    permission: "organization.manage",
    guards: ["reasonGiven"],
  },
  inviteAgain: { from: ["DECLINED"], to: "INVITED", permission: "organization.manage", guards: [] },
  suspend: {
    from: WORKING,
    to: "SUSPENDED",
    permission: "organization.manage",
    guards: ["reasonGiven"],
  },
  restore: {
    from: ["SUSPENDED"],
    to: "ACTIVE",
    permission: "organization.manage",
    guards: ["reasonGiven"],
  },
  close: { from: WORKING, to: "CLOSED", permission: "organization.manage", guards: [] },
  reopen: { from: ["CLOSED"], to: "ACTIVE", permission: "organization.manage", guards: ["reasonGiven"] },
  findEligible: { from: ["APPLIED"], to: "ELIGIBILITY", permission: "organization.manage", guards: [] },
  turnDown: {
    from: ["APPLIED", "ELIGIBILITY"],
    to: "REFUSED",
    permission: "organization.manage",
    guards: ["reasonGiven"],
  },
  circulate: { from: ["ELIGIBILITY"], to: "CIRCULATED", permission: "organization.manage", guards: [] },
  recordObjection: {
    from: ["CIRCULATED", "OBJECTED"],
    to: "OBJECTED",
    permission: "organization.manage",
    guards: ["clockRuns", "reasonGiven"],
  },
  accreditUnopposed: {
    from: ["CIRCULATED"],
    to: "ACCREDITED",
    permission: "organization.manage",
    guards: ["clockRunOut"],
  },
  submitToBody: { from: ["OBJECTED"], to: "BODY_DECIDES", permission: "organization.manage", guards: [] },
  bodyAccredits: {
    from: ["BODY_DECIDES"],
    to: "ACCREDITED",
    permission: "organization.manage",
    guards: ["reasonGiven"],
  },
  bodyRefuses: {
    from: ["BODY_DECIDES"],
    to: "REFUSED",
    permission: "organization.manage",
    guards: ["reasonGiven"],
  },
} as const satisfies Record<string, DelegationTransition>;

export type DelegationAction = keyof typeof DELEGATION_WORKFLOW;

export const DELEGATION_ACTIONS = Object.keys(DELEGATION_WORKFLOW) as DelegationAction[];

/** The row of an action, typed alike for all. */
export function delegationTransition(action: DelegationAction): DelegationTransition {
  return DELEGATION_WORKFLOW[action];
}

/** What the guards look at. `closesAt` is the end of the no-objection clock; null when there is none. */
export type DelegationFacts = {
  state: DelegationState;
  closesAt: Date | null;
  now: Date;
  reason: string | null;
};

/** Why an action does not start; keys of the namespace `errors`. */
export type DelegationObstacle = "notFromThisState" | "reasonMissing" | "objectionsOpen" | "objectionsClosed";

/**
 * The first thing that stands against an action, or undefined. Objections are taken before the instant at which the
 * clock ends; from that instant on, whoever met none may be accredited.
 */
export function delegationObstacle(
  action: DelegationAction,
  { state, closesAt, now, reason }: DelegationFacts,
): DelegationObstacle | undefined {
  const { from, guards } = delegationTransition(action);
  if (!from.includes(state)) return "notFromThisState";
  if (guards.includes("clockRuns") && !(closesAt && now < closesAt)) return "objectionsClosed";
  if (guards.includes("clockRunOut") && !(closesAt && now >= closesAt)) return "objectionsOpen";
  if (guards.includes("reasonGiven") && !reason?.trim()) return "reasonMissing";
  return undefined;
}

/** Whether people may be registered for a delegation in that state. */
export function takesRegistrations(state: DelegationState): boolean {
  return (WORKING as readonly DelegationState[]).includes(state);
}

/** The same for a query: the states that take registrations. */
export const STATES_TAKING_REGISTRATIONS: DelegationState[] = [...WORKING];
