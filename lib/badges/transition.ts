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
 * The only place that moves a badge: asserts the workflow table and the permission, updates on id and state, and
 * inserts the event.
 * @returns the new state; CONFLICT notFromThisState when the table has no such arrow, staleVersion when somebody was
 *   faster
 */
export async function transitionBadge(
  tx: Tx,
  ctx: Ctx,
  action: BadgeAction,
  badge: BadgeSubject,
  { reason, details, onBehalfOf }: BadgeEventFacts = {},
): Promise<Result<BadgeState>> {
  const { permission } = badgeTransition(action);
  const place = { conferenceId: badge.conferenceId };
  const denied = authorize(ctx, permission, place);
  if (denied) return refusal(denied);
  const to = nextBadgeState(badge.state, action);
  if (!to) return refuse("CONFLICT", "notFromThisState");
  const { count } = await tx.badge.updateMany({
    where: { id: badge.id, state: badge.state },
    data: { state: to, stateSince: ctx.now },
  });
  if (count === 0) return refuse("CONFLICT", "staleVersion");
  await tx.badgeEvent.create({
    data: {
      id: newId(),
      badgeId: badge.id,
      kind: action,
      fromState: badge.state,
      toState: to,
      actorUserId: ctx.actor.kind === "user" ? ctx.actor.userId : (onBehalfOf ?? null),
      actingRole: actingRole(ctx.actor, permission, place),
      requestId: ctx.requestId,
      createdAt: ctx.now,
      ...(reason ? { reason } : {}),
      ...(details ? { details } : {}),
    },
  });
  return ok(to);
}
