import type { DelegateState } from "@/lib/policy/delegate-states";

/** States in which a file waits for somebody, in the order in which they follow: how long they last is measured. */
export const MEASURED_STATES = [
  "AWAITING_ENDORSEMENT",
  "WAITLISTED",
  "SUBMITTED",
  "RETURNED",
  "IN_REVIEW",
  "READY",
  "UNDER_APPEAL",
] as const satisfies DelegateState[];
export type MeasuredState = (typeof MEASURED_STATES)[number];

/** States in which a file waits for the secretariat: the backlog. */
export const BACKLOG_STATES = [
  "SUBMITTED",
  "IN_REVIEW",
  "READY",
  "UNDER_APPEAL",
] as const satisfies MeasuredState[];
