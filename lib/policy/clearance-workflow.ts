import type { Permission } from "@/lib/policy/permissions";

/** States of a clearance file; the enum `clearance.state` says the same. Without a file clearance is not required. */
export const CLEARANCE_STATES = [
  "NOT_REQUIRED",
  "PENDING",
  "RUNNING",
  "QUERY",
  "POSSIBLE_MATCH",
  "REFERRED",
  "CLEARED",
  "NOT_CLEARED",
  "WAIVED",
] as const;
export type ClearanceState = (typeof CLEARANCE_STATES)[number];

/** What others than vetting officers may know of a file; the enum `ClearanceOutcome` says the same. */
export const CLEARANCE_WORDS = ["NOT_REQUIRED", "PENDING", "CLEARED", "NOT_CLEARED", "WAIVED"] as const;
export type ClearanceWord = (typeof CLEARANCE_WORDS)[number];

export type ClearanceTransition = {
  from: readonly ClearanceState[];
  to: ClearanceState;
  /** `system`: follows from the review, an identity change or the calendar; nobody asks for it. */
  permission: Permission | "system";
  /** What the event must carry. */
  records: "none" | "reason" | "match" | "query" | "signatures";
};

/**
 * The clearance machine (practice guide, section on clearance). A possible match is work to do, never a verdict: only
 * a person with a written reason leads out of it.
 */
export const CLEARANCE_WORKFLOW = {
  require: { from: ["NOT_REQUIRED"], to: "PENDING", permission: "system", records: "none" },
  start: { from: ["PENDING"], to: "RUNNING", permission: "clearance.decide", records: "none" },
  ask: { from: ["RUNNING"], to: "QUERY", permission: "clearance.decide", records: "query" },
  resume: { from: ["QUERY"], to: "RUNNING", permission: "clearance.decide", records: "none" },
  enterMatch: { from: ["RUNNING"], to: "POSSIBLE_MATCH", permission: "clearance.decide", records: "match" },
  clear: { from: ["RUNNING"], to: "CLEARED", permission: "clearance.decide", records: "none" },
  dismissMatch: {
    from: ["POSSIBLE_MATCH"],
    to: "CLEARED",
    permission: "clearance.decide",
    records: "reason",
  },
  refer: { from: ["POSSIBLE_MATCH"], to: "REFERRED", permission: "clearance.decide", records: "reason" },
  clearReferred: { from: ["REFERRED"], to: "CLEARED", permission: "clearance.decide", records: "reason" },
  deny: {
    from: ["RUNNING", "REFERRED"],
    to: "NOT_CLEARED",
    permission: "clearance.decide",
    records: "reason",
  },
  denyLater: { from: ["CLEARED"], to: "NOT_CLEARED", permission: "clearance.decide", records: "reason" },
  waive: { from: ["PENDING"], to: "WAIVED", permission: "clearance.waive", records: "signatures" },
  expire: { from: ["CLEARED", "WAIVED"], to: "PENDING", permission: "system", records: "none" },
  reopen: {
    from: ["CLEARED", "WAIVED", "NOT_CLEARED"],
    to: "PENDING",
    permission: "system",
    records: "none",
  },
} as const satisfies Record<string, ClearanceTransition>;

export type ClearanceAction = keyof typeof CLEARANCE_WORKFLOW;
export const CLEARANCE_ACTIONS = Object.keys(CLEARANCE_WORKFLOW) as ClearanceAction[];

/** The ways in which a vetting officer settles a file, or hands it on. */
export const SETTLING_ACTIONS = [
  "clear",
  "dismissMatch",
  "refer",
  "clearReferred",
  "deny",
  "denyLater",
] as const satisfies ClearanceAction[];
export type SettlingAction = (typeof SETTLING_ACTIONS)[number];

/** The row of an action, typed alike for all. */
export function clearanceTransition(action: ClearanceAction): ClearanceTransition {
  return CLEARANCE_WORKFLOW[action];
}

/** Whether the table lets the action start from that state. */
export function clearanceStartsFrom(action: ClearanceAction, state: ClearanceState): boolean {
  return clearanceTransition(action).from.includes(state);
}

/** The one word of a state that leaves the file; the function `clearance.show_word` says the same. */
export function clearanceWord(state: ClearanceState): ClearanceWord {
  const settled = CLEARANCE_WORDS.find((word) => word === state);
  return settled ?? "PENDING";
}

/** Whether a decision may rest on it (practice table, R12): the file says yes or no, or there is none. */
export function isClearanceSettled(word: ClearanceWord): boolean {
  return word !== "PENDING";
}

/** Whether somebody may be accredited (practice table, R13); the trigger `clearance_settled` says the same. */
export function allowsApproval(word: ClearanceWord): boolean {
  return word === "NOT_REQUIRED" || word === "CLEARED" || word === "WAIVED";
}

/** Why nobody may be accredited with that word, as a key of the namespace `errors`. */
export function clearanceObstacle(word: ClearanceWord): string {
  return word === "NOT_CLEARED" ? "notCleared" : "clearanceOpen";
}

/** Why a hold may not be lifted with that word (practice table, R25), as a key of the namespace `errors`. */
export function liftObstacle(word: ClearanceWord): string {
  return word === "NOT_CLEARED" ? "holdNotCleared" : "clearanceOpen";
}
