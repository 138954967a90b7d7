import type { Actor } from "@/lib/context";

/** Facts of a file that decide who may not act on it. */
export type Involvement = {
  /** Who created the registration, when a user did. */
  createdByUserId: string | null;
  /** Who started the review of the file or closed one of its reviews. */
  reviewedByUserIds: readonly string[];
  /** The organization that the delegate represents. */
  organizationId: string | null;
  /** The delegate's delegation. */
  delegationId: string | null;
  /** Addresses by which the delegate is known: nobody decides on a file of their own. */
  emails: readonly string[];
};

/** Why this person may not decide; keys of the namespace `errors`. */
export type SeparationReason =
  | "createdByYou"
  | "reviewedByYou"
  | "yourOrganization"
  | "yourDelegation"
  | "yourOwnFile";

/**
 * Separation of duties for decisions: creator ≠ approver, reviewer ≠ approver, nobody on their own file, delegation
 * or organization. The database repeats the first two in the trigger `decision_separation`.
 * @returns the first reason that stands against the actor, or undefined
 */
export function separationReason(actor: Actor, file: Involvement): SeparationReason | undefined {
  if (actor.kind !== "user") return undefined;
  if (file.emails.some((email) => email.toLowerCase() === actor.email.toLowerCase())) return "yourOwnFile";
  if (file.createdByUserId === actor.userId) return "createdByYou";
  if (file.reviewedByUserIds.includes(actor.userId)) return "reviewedByYou";
  if (file.organizationId && file.organizationId === actor.organizationId) return "yourOrganization";
  if (file.delegationId && actor.grants.some((grant) => grant.delegationId === file.delegationId)) {
    return "yourDelegation";
  }
  return undefined;
}
