import type { Permission } from "@/lib/policy/permissions";

/** States of one badge; the database enum says the same. */
export const BADGE_STATES = [
  "QUEUED",
  "PRINTED",
  "ISSUED",
  "HELD",
  "RETURNED",
  "EXPIRED",
  "SPOILED",
  "VOID",
  "LOST",
  "FOUND_DESTROYED",
  "DAMAGED",
  "REVOKED",
] as const;

export type BadgeState = (typeof BADGE_STATES)[number];

/** A person has at most one badge in these states (partial unique index `badge_live_unique`). */
export const LIVE_BADGE_STATES = ["QUEUED", "PRINTED", "ISSUED", "HELD"] as const satisfies BadgeState[];

/** What the act rests on, written with its event. */
export type BadgeRecord = "print" | "identityCheck" | "witness" | "reason" | "none";

export type BadgeTransition = {
  from: readonly BadgeState[];
  /** `heldFrom`: back to where the hold found it. */
  to: BadgeState | "heldFrom";
  permission: Permission;
  record: BadgeRecord;
};

/**
 * The badge machine (practice guide, badge machine): one row per badge, a serial is never reused. A hold may precede
 * a revocation, but an approval that falls revokes at once.
 */
export const BADGE_WORKFLOW = {
  print: { from: ["QUEUED"], to: "PRINTED", permission: "badge.print", record: "print" },
  handOver: { from: ["PRINTED"], to: "ISSUED", permission: "badge.handOver", record: "identityCheck" },
  takeBack: { from: ["ISSUED"], to: "RETURNED", permission: "badge.handOver", record: "none" },
  expire: { from: ["ISSUED", "HELD"], to: "EXPIRED", permission: "badge.print", record: "none" },
  spoil: { from: ["PRINTED"], to: "SPOILED", permission: "badge.print", record: "witness" },
  annul: { from: ["QUEUED", "PRINTED"], to: "VOID", permission: "delegate.revoke", record: "reason" },
  hold: { from: ["PRINTED", "ISSUED"], to: "HELD", permission: "delegate.hold", record: "reason" },
  release: { from: ["HELD"], to: "heldFrom", permission: "delegate.hold", record: "reason" },
  revoke: { from: ["ISSUED", "HELD"], to: "REVOKED", permission: "delegate.revoke", record: "reason" },
  reportLost: { from: ["ISSUED"], to: "LOST", permission: "badge.print", record: "reason" },
  destroyFound: { from: ["LOST"], to: "FOUND_DESTROYED", permission: "badge.print", record: "witness" },
  reportDamaged: { from: ["ISSUED"], to: "DAMAGED", permission: "badge.print", record: "reason" },
} as const satisfies Record<string, BadgeTransition>;

export type BadgeAction = keyof typeof BADGE_WORKFLOW;

export const BADGE_ACTIONS = Object.keys(BADGE_WORKFLOW) as BadgeAction[];

/** The row of the table for an action, typed alike for all. */
export function badgeTransition(action: BadgeAction): BadgeTransition {
  return BADGE_WORKFLOW[action];
}

/**
 * The state to which the action leads, or undefined when the badge cannot do that now.
 * @param heldFrom state before the last hold, needed to release
 */
export function nextBadgeState(
  state: BadgeState,
  action: BadgeAction,
  heldFrom?: BadgeState,
): BadgeState | undefined {
  const { from, to } = badgeTransition(action);
  if (!from.includes(state)) return undefined;
  if (to !== "heldFrom") return to;
  return heldFrom && badgeTransition("hold").from.includes(heldFrom) ? heldFrom : undefined;
}

/** How a badge leaves the world when another takes its place; undefined when it cannot be replaced. */
export function replacementAction(
  state: BadgeState,
  cause: "lost" | "damaged" | "misprint",
): BadgeAction | undefined {
  if (state === "PRINTED") return cause === "misprint" ? "spoil" : undefined;
  if (state !== "ISSUED") return undefined;
  return cause === "lost" ? "reportLost" : "reportDamaged";
}

/**
 * What ends a badge when the approval behind it falls; undefined when it is dead already. The trigger
 * `badges_follow_approval` says the same in the database, so that no path can forget it.
 */
export function endingAction(state: BadgeState): BadgeAction | undefined {
  if (state === "QUEUED" || state === "PRINTED") return "annul";
  return state === "ISSUED" || state === "HELD" ? "revoke" : undefined;
}
