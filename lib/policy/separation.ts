import type { Actor } from "@/lib/context";
import type { Permission } from "@/lib/policy/permissions";

/** What somebody did on a file before; `appealed`: took part in a decision that an appeal overruled, or ruled so. */
export type EarlierDuty = "created" | "endorsed" | "reviewed" | "vetted" | "held" | "decided" | "appealed";

/** Facts of a file that decide who may not act on it. */
export type Involvement = {
  /** Who did what on the file before, by user id. */
  earlier: Partial<Record<EarlierDuty, readonly string[]>>;
  /** The organization that the delegate represents. */
  organizationId: string | null;
  /** The delegate's delegation. */
  delegationId: string | null;
  /** Addresses by which the delegate is known: nobody decides on a file of their own. */
  emails: readonly string[];
};

const DECIDING = {
  created: "createdByYou",
  endorsed: "endorsedByYou",
  reviewed: "reviewedByYou",
  vetted: "vettedByYou",
} as const;
const REVIEWING = { created: "createdByYou" } as const;

/**
 * The one table of duties that one person does not unite on one file: the duty, by its permission, × what was done
 * before → why not, a key of the namespace `errors`. Nobody does any of these duties on a file of their own, of their
 * delegation or of their organization. The database repeats the decisions in the trigger `decision_separation`.
 */
export const SEPARATION = {
  "review.substance": REVIEWING,
  "review.protocol": REVIEWING,
  "review.media": REVIEWING,
  "delegate.approve": { ...DECIDING, appealed: "appealedByYou" },
  "delegate.refuse": { ...DECIDING, appealed: "appealedByYou" },
  "delegate.revoke": DECIDING,
  "delegate.hold": {},
  "delegate.liftHold": { held: "heldByYou" },
  "appeal.decide": { decided: "decidedByYou" },
} as const satisfies Partial<Record<Permission, Partial<Record<EarlierDuty, string>>>>;

const TABLE: Partial<Record<Permission, Partial<Record<EarlierDuty, string>>>> = SEPARATION;

/**
 * Why this actor does not do that duty on that file. A duty without a row in the table is bound by nothing here.
 * @returns the first reason that stands against the actor, a key of the namespace `errors`, or undefined
 */
export function separationReason(actor: Actor, duty: Permission, file: Involvement): string | undefined {
  const reasons = TABLE[duty];
  if (!reasons || actor.kind !== "user") return undefined;
  if (file.emails.some((email) => email.toLowerCase() === actor.email.toLowerCase())) return "yourOwnFile";
  for (const [earlier, reason] of Object.entries(reasons)) {
    if (file.earlier[earlier as EarlierDuty]?.includes(actor.userId)) return reason;
  }
  if (file.organizationId && file.organizationId === actor.organizationId) return "yourOrganization";
  if (file.delegationId && actor.grants.some((grant) => grant.delegationId === file.delegationId)) {
    return "yourDelegation";
  }
  return undefined;
}
