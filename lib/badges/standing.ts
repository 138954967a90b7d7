import type { BadgeState } from "@/lib/badges/workflow";

/** The seven answers at a gate. */
export const VERDICTS = [
  "valid",
  "notYetValid",
  "expired",
  "revoked",
  "superseded",
  "unknown",
  "malformed",
] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * What the ledger says of a genuine badge at an instant. What was replaced says so whatever its state; a badge that
 * nobody was given yet opens nothing; HELD, lost and damaged badges are refused like revoked ones.
 */
export function badgeStanding(
  badge: { state: BadgeState; replaced: boolean; validFrom: Date; validUntil: Date },
  now: Date,
): Exclude<Verdict, "unknown" | "malformed"> {
  if (badge.replaced) return "superseded";
  switch (badge.state) {
    case "ISSUED":
      if (now < badge.validFrom) return "notYetValid";
      return now < badge.validUntil ? "valid" : "expired";
    case "QUEUED":
    case "PRINTED":
      return "notYetValid";
    case "EXPIRED":
      return "expired";
    default:
      return "revoked";
  }
}
