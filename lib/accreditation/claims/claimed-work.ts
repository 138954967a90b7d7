import type { Permission } from "@/lib/policy/permissions";

/**
 * Work on a dossier that one person does at a time. A hold, a revocation, an appeal and what the person or the
 * delegation does themselves never wait for a claim.
 */
export const CLAIMED_WORK: readonly Permission[] = [
  "review.start",
  "delegate.return",
  "query.settle",
  "review.substance",
  "review.protocol",
  "review.media",
  "delegate.approve",
  "delegate.refuse",
  "delegate.askForMore",
];
