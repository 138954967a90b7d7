import {
  type DelegationAction,
  type DelegationFacts,
  type DelegationObstacle,
  delegationObstacle,
  delegationTransition,
} from "@/lib/policy/delegation-workflow";

/** What an officer does on the page of a delegation; circulating and objections have pages of their own. */
export const DELEGATION_MOVES = [
  "findEligible",
  "accreditUnopposed",
  "submitToBody",
  "bodyAccredits",
  "bodyRefuses",
  "turnDown",
  "inviteAgain",
  "restore",
  "reopen",
  "decline",
  "close",
  "suspend",
] as const satisfies DelegationAction[];
export type DelegationMove = (typeof DELEGATION_MOVES)[number];

/** Of these the delegation is told, and so an officer may write what it reads. */
const TOLD = ["suspend", "restore", "reopen", "turnDown", "bodyRefuses"] as const satisfies DelegationMove[];

/** Whether the delegation reads a text of the officer's with the news. */
export function disclosesReason(action: DelegationMove): boolean {
  return (TOLD as readonly DelegationMove[]).includes(action);
}

export type AvailableMove = {
  action: DelegationMove;
  needsReason: boolean;
  tellsReason: boolean;
  /** What stands against it; null when it can start. */
  obstacle: Exclude<DelegationObstacle, "reasonMissing"> | null;
};

/** Every move with what stands against it, from the workflow table: the same table guards the command. */
export function availableMoves(facts: Omit<DelegationFacts, "reason">): AvailableMove[] {
  return DELEGATION_MOVES.map((action) => {
    const needsReason = delegationTransition(action).guards.includes("reasonGiven");
    const obstacle = delegationObstacle(action, { ...facts, reason: "given" });
    return {
      action,
      needsReason,
      tellsReason: disclosesReason(action),
      obstacle: obstacle === undefined || obstacle === "reasonMissing" ? null : obstacle,
    };
  });
}
