import type { BadgeState } from "@/lib/badges/workflow";

/** The answers at a gate. */
export const VERDICTS = [
  "valid",
  "notYetValid",
  "expired",
  "held",
  "revoked",
  "superseded",
  "unknown",
  "malformed",
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What the gate log says: the answer, or that the badge is of a conference which the guard does not guard. */
export type CheckOutcome = Verdict | "otherConference";

/**
 * What the ledger says of a genuine badge at an instant. What was replaced says so whatever its state; a badge that
 * nobody was given yet opens nothing; lost and damaged badges are refused like revoked ones; one that is
 * held is refused too, but stays with its holder, since a hold may be lifted.
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
    case "HELD":
      return "held";
    case "EXPIRED":
      return "expired";
    default:
      return "revoked";
  }
}
