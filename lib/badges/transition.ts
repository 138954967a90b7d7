import { type BadgeAction, type BadgeState, badgeTransition, nextBadgeState } from "@/lib/badges/workflow";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { actingRole, authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** The badge as the actor's query found it. */
export type BadgeSubject = { id: string; conferenceId: string; state: BadgeState };

/** Facts of an event: the identity check, the batch, the cause. Never a whole document number. */
export type BadgeEventFacts = {
  reason?: string;
  details?: Record<string, string | number | boolean>;
  /** Who asked for it, where a job acts in a person's name. */
  onBehalfOf?: string;
};

/**
 * The only place that moves badges: asserts the workflow table and the permission, updates on id and state, and
 * inserts an event for each.
 * @param badges of one conference and in one state
 * @returns the new state; CONFLICT notFromThisState when the table has no such arrow, staleVersion when somebody was
 *   faster with any of them
 */
export async function transitionBadges(
  tx: Tx,
  ctx: Ctx,
  action: BadgeAction,
  badges: readonly BadgeSubject[],
  { reason, details, onBehalfOf }: BadgeEventFacts = {},
): Promise<Result<BadgeState>> {
  const { permission } = badgeTransition(action);
  const [first] = badges;
  if (!first || badges.some(({ state }) => state !== first.state))
    return refuse("CONFLICT", "notFromThisState");
  const { conferenceId, state } = first;
  const denied = authorize(ctx, permission, { conferenceId });
  if (denied) return refusal(denied);
  const to = nextBadgeState(state, action);
  if (!to) return refuse("CONFLICT", "notFromThisState");
  const { count } = await tx.badge.updateMany({
    where: { id: { in: badges.map(({ id }) => id) }, conferenceId, state },
    data: { state: to, stateSince: ctx.now },
  });
  if (count !== badges.length) return refuse("CONFLICT", "staleVersion");
  const event = {
    kind: action,
    fromState: state,
    toState: to,
    actorUserId: ctx.actor.kind === "user" ? ctx.actor.userId : (onBehalfOf ?? null),
    actingRole: actingRole(ctx.actor, permission, { conferenceId }),
    requestId: ctx.requestId,
    createdAt: ctx.now,
    ...(reason ? { reason } : {}),
    ...(details ? { details } : {}),
  };
  await tx.badgeEvent.createMany({ data: badges.map(({ id }) => ({ ...event, id: newId(), badgeId: id })) });
  return ok(to);
}

/** The same for one badge. */
export function transitionBadge(
  tx: Tx,
  ctx: Ctx,
  action: BadgeAction,
  badge: BadgeSubject,
  facts?: BadgeEventFacts,
): Promise<Result<BadgeState>> {
  return transitionBadges(tx, ctx, action, [badge], facts);
}
