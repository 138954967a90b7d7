import type { DelegateState } from "@/lib/policy/delegate-states";

/** How far a person of the demo gets; the badge steps follow an approval. */
export type Fate = DelegateState | "RESUBMITTED" | "PRINTED" | "ISSUED";

/** Where the clearance of somebody in review stands, so that each state can be looked at. */
export type ClearanceFate = "RUNNING" | "QUERY" | "POSSIBLE_MATCH" | "REFERRED" | "NOT_CLEARED" | "WITHDRAWN";

const CLEARANCE: Record<number, ClearanceFate> = {
  113: "NOT_CLEARED",
  114: "RUNNING",
  118: "WITHDRAWN",
  121: "QUERY",
  123: "POSSIBLE_MATCH",
  125: "REFERRED",
};

/** What has happened in the clearance file of the person with that number; undefined: the usual. */
export function clearanceFateOf(number: number): ClearanceFate | undefined {
  return CLEARANCE[number];
}

/** Out of every twenty people, so that each queue of each role has work in it. */
const PATTERN: readonly Fate[] = [
  "ISSUED",
  "SUBMITTED",
  "APPROVED",
  "IN_REVIEW",
  "PRINTED",
  "SUBMITTED",
  "APPROVED",
  "RETURNED",
  "READY",
  "APPROVED",
  "SUBMITTED",
  "DRAFT",
  "APPROVED",
  "READY",
  "RESUBMITTED",
  "APPROVED",
  "PRINTED",
  "SUBMITTED",
  "APPROVED",
  "IN_REVIEW",
];

const SINGLE: Record<number, Fate> = {
  11: "REJECTED",
  23: "REVOKED",
  35: "WITHDRAWN",
  47: "UNDER_APPEAL",
  58: "REVOKED",
  71: "WITHDRAWN",
  95: "REJECTED",
  // Intergovernmental organizations need clearance: some wait for it in each state, two hold a badge.
  114: "IN_REVIEW",
  115: "ISSUED",
  116: "ISSUED",
  117: "IN_REVIEW",
  121: "IN_REVIEW",
  125: "IN_REVIEW",
  // The few from civil society, so that the reviewer of substance has work.
  126: "SUBMITTED",
  127: "SUBMITTED",
  // Two who may appeal, for the walk of an appeal on each screen.
  128: "REJECTED",
  129: "REJECTED",
};

/** The fate of the person with that number, from 1. */
export function fateOf(number: number): Fate {
  return SINGLE[number] ?? PATTERN[number % PATTERN.length] ?? "SUBMITTED";
}
