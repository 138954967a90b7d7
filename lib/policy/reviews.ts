import type { Actor } from "@/lib/context";
import { grantsFor, type Place } from "@/lib/policy/can";
import type { Permission } from "@/lib/policy/permissions";
import { ROLE_NAMES, type Role, roleDefinition } from "@/lib/policy/roles";

/** Kinds of review; the database enum says the same. Completeness comes first and starts the others. */
export const REVIEW_KINDS = ["COMPLETENESS", "SUBSTANCE", "PROTOCOL", "MEDIA", "CLEARANCE"] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** The kinds that a conference asks for by category, beyond completeness. */
export const SUBJECT_KINDS = ["SUBSTANCE", "PROTOCOL", "MEDIA", "CLEARANCE"] as const satisfies ReviewKind[];
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** The kinds that their reviewer closes with a finding; clearance is settled in its own file. */
export const FINDING_KINDS = ["SUBSTANCE", "PROTOCOL", "MEDIA"] as const satisfies SubjectKind[];
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Whether a review of that kind is closed with a finding. */
export function hasFinding(kind: ReviewKind): kind is FindingKind {
  return FINDING_KINDS.some((known) => known === kind);
}

/** Who may do a review of that kind at all. */
export const REVIEW_PERMISSION: Record<ReviewKind, Permission> = {
  COMPLETENESS: "review.start",
  SUBSTANCE: "review.substance",
  PROTOCOL: "review.protocol",
  MEDIA: "review.media",
  CLEARANCE: "clearance.decide",
};

export const FINDING_PERMISSIONS: readonly Permission[] = FINDING_KINDS.map(
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
