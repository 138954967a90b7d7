import { CLAIMED_WORK } from "@/lib/accreditation/claims/claimed-work";
import type { Actor } from "@/lib/context";
import { grantsFor } from "@/lib/policy/can";
import {
  FINDING_KINDS,
  FINDING_PERMISSIONS,
  type FindingKind,
  REVIEW_PERMISSION,
} from "@/lib/policy/reviews";

/** What one person at a time does on a dossier; the database enum says the same. */
export type ClaimWork = "FILE" | FindingKind;

/** Work on the file as a whole, beside the reviews. */
const FILE_WORK = CLAIMED_WORK.filter((permission) => !FINDING_PERMISSIONS.includes(permission));

/**
 * The work that somebody claims on the dossiers of a conference: whoever starts, returns or decides claims the file,
 * a reviewer the reviews of the own kind. So reviewers of two kinds work side by side, and two approvers do not.
 * @returns null for those who do no such work there
 */
export function claimWork(actor: Actor, conferenceId: string): ClaimWork | null {
  const place = { conferenceId };
  if (FILE_WORK.some((permission) => grantsFor(actor, permission, place).length > 0)) return "FILE";
  return FINDING_KINDS.find((kind) => grantsFor(actor, REVIEW_PERMISSION[kind], place).length > 0) ?? null;
}
