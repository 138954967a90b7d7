import type { Permission } from "@/lib/policy/permissions";

/** Acts that need two people (role matrix, "2"); the database enum says the same. */
export const SIGNATURE_KIND_NAMES = [
  "REVOCATION",
  "CLEARANCE_WAIVER",
  "ROLE_GRANT",
  "PERSONAL_EXPORT",
  "PURGE",
] as const;
export type SignatureKind = (typeof SIGNATURE_KIND_NAMES)[number];

/** Who may ask, who may sign, and how long a request waits. */
export type SignatureRule = { asks: Permission; signs: Permission; hours: number };

/** The one table of what two people do together; the second is always another person than the first. */
export const SIGNATURE_KINDS: Record<SignatureKind, SignatureRule> = {
  REVOCATION: { asks: "delegate.revoke", signs: "delegate.revoke", hours: 24 },
  CLEARANCE_WAIVER: { asks: "clearance.waive", signs: "clearance.waive", hours: 48 },
  ROLE_GRANT: { asks: "role.grant", signs: "role.grant", hours: 72 },
  PERSONAL_EXPORT: { asks: "export.personal", signs: "export.personal", hours: 24 },
  PURGE: { asks: "retention.manage", signs: "retention.manage", hours: 168 },
};

/** Whoever holds one of these has business with signatures. */
export const SIGNATURE_PERMISSIONS: readonly Permission[] = [
  ...new Set(
    SIGNATURE_KIND_NAMES.flatMap((kind) => [SIGNATURE_KINDS[kind].asks, SIGNATURE_KINDS[kind].signs]),
  ),
];

/** States of a request; the database enum says the same. */
export const SIGNATURE_STATES = ["OPEN", "SIGNED", "DECLINED", "WITHDRAWN", "EXPIRED"] as const;
export type SignatureState = (typeof SIGNATURE_STATES)[number];

/** When a request of that kind made now ceases to wait. */
export function signatureExpiry(kind: SignatureKind, now: Date): Date {
  return new Date(now.getTime() + SIGNATURE_KINDS[kind].hours * 3_600_000);
}
