import { type BadgeState, replacementAction } from "@/lib/badges/workflow";
import type { DelegateState } from "@/lib/policy/delegate-states";

/** Why something cannot be done now; keys `reason.…` of the namespace `desk`. */
export type DeskObstacle =
  | "notApproved"
  | "onHold"
  | "noPhoto"
  | "characters"
  | "badgeHeld"
  | "nothingPrinted"
  | "needsLead";

/** The one thing to do next for a person at the desk. */
export type DeskStep = "print" | "handOver" | "done" | "stop";

export type DeskActions = {
  step: DeskStep;
  /** Why the step is `stop`. */
  obstacle: DeskObstacle | null;
  reprint: { allowed: boolean; obstacle: DeskObstacle | null };
};

export type DeskFacts = {
  state: DelegateState;
  hasPhoto: boolean;
  uncovered: number;
  badgeState: BadgeState | null;
  /** Badges that replaced another one, for this person so far. */
  replacements: number;
  isLead: boolean;
};

function stepOf({
  state,
  hasPhoto,
  uncovered,
  badgeState,
}: DeskFacts): Pick<DeskActions, "step" | "obstacle"> {
  if (state === "SUSPENDED") return { step: "stop", obstacle: "onHold" };
  if (state !== "APPROVED") return { step: "stop", obstacle: "notApproved" };
  if (badgeState === "HELD") return { step: "stop", obstacle: "badgeHeld" };
  if (badgeState === "ISSUED") return { step: "done", obstacle: null };
  if (badgeState === "PRINTED") return { step: "handOver", obstacle: null };
  if (!hasPhoto) return { step: "stop", obstacle: "noPhoto" };
  if (uncovered > 0) return { step: "stop", obstacle: "characters" };
  return { step: "print", obstacle: null };
}

function reprintOf({ state, badgeState, replacements, isLead }: DeskFacts): DeskActions["reprint"] {
  if (state === "SUSPENDED") return { allowed: false, obstacle: "onHold" };
  if (state !== "APPROVED") return { allowed: false, obstacle: "notApproved" };
  const replaceable =
    badgeState && (replacementAction(badgeState, "misprint") ?? replacementAction(badgeState, "lost"));
  if (!replaceable)
    return { allowed: false, obstacle: badgeState === "HELD" ? "badgeHeld" : "nothingPrinted" };
  if (replacements > 0 && !isLead) return { allowed: false, obstacle: "needsLead" };
  return { allowed: true, obstacle: null };
}

/** What the desk may do for a person now, from the workflow table; the commands ask the same table again. */
export function deskActions(facts: DeskFacts): DeskActions {
  return { ...stepOf(facts), reprint: reprintOf(facts) };
}
