import type { DelegateState } from "@/lib/policy/delegate-states";
import type { TransitionRow } from "@/lib/policy/transition-row";

/**
 * What the secretariat does with a registration: returned, reviewed, decided, held, appealed, closed. The other part of
 * the table in delegate-workflow.ts.
 */
export const ACCREDITATION_ROWS = {
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
  hold: {
    practice: ["R24"],
    from: ["APPROVED"],
    to: "SUSPENDED",
    permission: "delegate.hold",
    guards: ["separation", "reasonGiven"],
    records: ["reasonCode"],
    message: "delegate-on-hold",
  },
  liftHold: {
    practice: ["R25"],
    from: ["SUSPENDED"],
    to: "APPROVED",
    permission: "delegate.liftHold",
    guards: ["separation", "reasonGiven"],
    records: ["internalNote"],
    message: "delegate-hold-lifted",
  },
  revoke: {
    practice: ["R26", "R27"],
    from: ["APPROVED", "SUSPENDED"],
    to: "REVOKED",
    permission: "delegate.revoke",
    guards: ["separation", "reasonGiven", "secondSignature"],
    records: ["reasonCode", "textForPerson", "internalNote", "signatures"],
    message: "delegate-revoked",
  },
} as const satisfies Record<string, TransitionRow<DelegateState>>;
