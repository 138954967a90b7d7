import type { Actor } from "@/lib/context";
import { grantsFor, type Place } from "@/lib/policy/can";
import type { Permission } from "@/lib/policy/permissions";
import { ROLE_NAMES, type Role, roleDefinition } from "@/lib/policy/roles";

/** Kinds of review; the database enum says the same. Completeness comes first and starts the others. */
export const REVIEW_KINDS = ["COMPLETENESS", "SUBSTANCE", "PROTOCOL", "MEDIA"] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** The kinds that a conference asks for by category, beyond completeness. */
export const SUBJECT_KINDS = ["SUBSTANCE", "PROTOCOL", "MEDIA"] as const satisfies ReviewKind[];
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** Who may do a review of that kind at all. */
export const REVIEW_PERMISSION: Record<ReviewKind, Permission> = {
  COMPLETENESS: "review.start",
  SUBSTANCE: "review.substance",
  PROTOCOL: "review.protocol",
  MEDIA: "review.media",
};

export const SUBJECT_PERMISSIONS: readonly Permission[] = SUBJECT_KINDS.map(
  (kind) => REVIEW_PERMISSION[kind],
);

/** The roles that a conference may name for a kind: those that hold its permission. */
export function rolesForReview(kind: ReviewKind): Role[] {
  return ROLE_NAMES.filter((role) => roleDefinition(role).permissions.includes(REVIEW_PERMISSION[kind]));
}

/** Whether the actor does reviews of that kind there, in the role that the rules name. */
export function mayReview(
  actor: Actor,
  task: { kind: ReviewKind; role: string | null },
  place: Place,
): boolean {
  return grantsFor(actor, REVIEW_PERMISSION[task.kind], place).some(
    ({ role }) => task.role === null || task.role === role,
  );
}

/** Permissions that let their holder read findings, notes and queries: staff who review or decide, no delegation. */
export const READS_REVIEWS: readonly Permission[] = [
  "review.start",
  "query.settle",
  "delegate.approve",
  "delegate.refuse",
  "appeal.decide",
];
