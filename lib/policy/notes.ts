import type { Actor } from "@/lib/context";
import { can, type Place } from "@/lib/policy/can";
import type { Permission } from "@/lib/policy/permissions";
import { FINDING_PERMISSIONS, READS_REVIEWS } from "@/lib/policy/reviews";

/** For whom a note is written; the database enum says the same. */
export const NOTE_AUDIENCES = ["STAFF", "OFFICERS", "REVIEWERS", "APPROVERS", "VETTING"] as const;
export type NoteAudience = (typeof NOTE_AUDIENCES)[number];

const OFFICERS: readonly Permission[] = ["review.start", "query.settle"];
const APPROVERS: readonly Permission[] = ["delegate.approve", "delegate.refuse", "appeal.decide"];
const VETTING: readonly Permission[] = ["clearance.decide"];

/** Any one of these permissions, on the file itself, opens a note; no role of a delegation holds one. */
export const READS_NOTES: Record<NoteAudience, readonly Permission[]> = {
  STAFF: [...OFFICERS, ...FINDING_PERMISSIONS, ...APPROVERS, ...VETTING],
  OFFICERS,
  REVIEWERS: FINDING_PERMISSIONS,
  APPROVERS,
  VETTING,
};

/** Whether the actor works on the file at that place: the staff of the file, among whom it may be assigned. */
export function isStaffOf(actor: Actor, place: Place): boolean {
  return READS_NOTES.STAFF.some((permission) => can(actor, permission, place));
}

/**
 * Whose internal notes on decisions the actor reads: everybody's where the actor reviews or decides; of vetting
 * officers, who hold but decide nothing, their own alone.
 */
export function readsInternalNotes(actor: Actor, place: Place): "all" | "own" | "none" {
  if (READS_REVIEWS.some((permission) => can(actor, permission, place))) return "all";
  return can(actor, "clearance.read", place) ? "own" : "none";
}

/** The audiences whose notes on a file at that place the actor reads; one's own notes are read besides. */
export function audiencesOf(actor: Actor, place: Place): NoteAudience[] {
  return NOTE_AUDIENCES.filter((audience) =>
    READS_NOTES[audience].some((permission) => can(actor, permission, place)),
  );
}
