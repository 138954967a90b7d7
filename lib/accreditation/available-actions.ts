import type { Actor } from "@/lib/context";
import { can } from "@/lib/policy/can";
import type { DelegateState } from "@/lib/policy/delegate-states";
import { type DelegateAction, startsFrom, transitionOf } from "@/lib/policy/delegate-workflow";
import { type Involvement, separationReason } from "@/lib/policy/separation";
import type { Guard } from "@/lib/policy/transition-row";

/** Actions of the review screens, in the order of their buttons. */
export const REVIEW_ACTIONS = [
  "startReview",
  "return",
  "returnOnQuery",
  "askForMore",
  "approve",
  "refuse",
  "hold",
  "liftHold",
  "revoke",
] as const satisfies DelegateAction[];

export type ActionOffer = {
  action: (typeof REVIEW_ACTIONS)[number];
  allowed: boolean;
  /** Why not, as a key of the namespace `errors`. */
  reason: string | null;
};

/** What this actor may do with this file now; what is not allowed comes with the reason that the screen shows. */
export function availableActions(
  actor: Actor,
  file: Involvement & {
    state: DelegateState;
    conferenceId: string;
    categoryId: string | null;
    /** Guards that do not hold, each with its reason; separation is judged here. */
    blocked?: Partial<Record<Guard, string>>;
  },
): ActionOffer[] {
  const place = {
    conferenceId: file.conferenceId,
    delegationId: file.delegationId,
    categoryId: file.categoryId,
  };
  return REVIEW_ACTIONS.flatMap((action): ActionOffer[] => {
    const { permission, guards } = transitionOf(action);
    if (!can(actor, permission, place)) return [];
    if (!startsFrom(action, file.state)) return [{ action, allowed: false, reason: "notFromThisState" }];
    const separate = separationReason(actor, permission, file);
    const [blocked] = guards.flatMap((guard) => file.blocked?.[guard] ?? []);
    const reason = separate ?? blocked ?? null;
    return [{ action, allowed: reason === null, reason }];
  });
}
