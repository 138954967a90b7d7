import type { DelegateState } from "@/lib/policy/delegate-states";

/** How far a person of the demo gets; the badge steps follow an approval. */
export type Fate = DelegateState | "RESUBMITTED" | "PRINTED" | "ISSUED";

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
