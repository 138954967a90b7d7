import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/ids";
import { actingRole, authorize } from "@/lib/policy/can";
import {
  type DelegationAction,
  type DelegationState,
  delegationObstacle,
  delegationTransition,
  type FirstState,
} from "@/lib/policy/delegation-workflow";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** The delegation as the actor's query found it, with its circulation where it has one. */
export type DelegationSubject = {
  id: string;
  conferenceId: string;
  state: DelegationState;
  version: number;
  circulation?: { closesAt: Date } | null;
};

export type DelegationRequest = {
  action: DelegationAction;
  delegation: DelegationSubject;
  /** The version the actor saw; another one means that the page is stale. */
  version: number;
  reason?: string | null;
  /** What the delegation is told of the reason. */
  disclosed?: string | null;
  /** The instant that counts against the clock, where it is not that of the act: the receipt of an objection. */
  countsFrom?: Date;
  /** Columns of the delegation that change with the state. */
  data?: Omit<Prisma.DelegationUncheckedUpdateManyInput, "state" | "stateSince" | "version">;
};

/** What a delegation begins with. */
export type NewDelegation = Pick<
  Prisma.DelegationUncheckedCreateInput,
  "conferenceId" | "organizationId" | "language" | "contactEmail" | "quota" | "deadlineAt"
>;

/** Enters a delegation in its first state; a second one of the same organization violates delegation_organization_unique. */
export async function enterDelegation(
  tx: Tx,
  ctx: Ctx,
  state: FirstState,
  delegation: NewDelegation,
): Promise<string> {
  const id = newId();
  await tx.delegation.create({
    data: { ...delegation, id, state, stateSince: ctx.now, createdAt: ctx.now },
  });
  return id;
}

/**
 * The only place that moves a delegation's state. Asserts the workflow table, updates on id, version and state, and
 * inserts the decision row.
 * @returns the new version, the state and the decision's id; CONFLICT staleVersion when somebody was faster, CONFLICT with the obstacle when
 *   the table does not let the action start
 */
export async function transitionDelegation(
  tx: Tx,
  ctx: Ctx,
  { action, delegation, version, reason = null, disclosed = null, countsFrom, data = {} }: DelegationRequest,
): Promise<Result<{ version: number; state: DelegationState; decisionId: string }>> {
  const { to, permission } = delegationTransition(action);
  const { id, conferenceId, state, circulation } = delegation;
  const place = { conferenceId, delegationId: id };
  const denied = authorize(ctx, permission, place);
  if (denied) return refusal(denied);
  if (delegation.version !== version) return refuse("CONFLICT", "staleVersion");
  const closesAt = circulation?.closesAt ?? null;
  const obstacle = delegationObstacle(action, { state, closesAt, now: countsFrom ?? ctx.now, reason });
  if (obstacle === "reasonMissing")
    return refuse("INVALID", "checkFields", { fields: { reason: "required" } });
  if (obstacle) return refuse("CONFLICT", obstacle);
  const { count } = await tx.delegation.updateMany({
    where: { id, version, state },
    data: { ...data, state: to, stateSince: ctx.now, version: version + 1 },
  });
  if (count === 0) return refuse("CONFLICT", "staleVersion");
  const decisionId = newId();
  await tx.delegationDecision.create({
    data: {
      id: decisionId,
      delegationId: id,
      action,
      fromState: state,
      toState: to,
      actorKind: ctx.actor.kind,
      actorUserId: ctx.actor.kind === "user" ? ctx.actor.userId : null,
      actingRole: actingRole(ctx.actor, permission, place),
      reason,
      disclosed,
      requestId: ctx.requestId,
      createdAt: ctx.now,
    },
  });
  return ok({ version: version + 1, state: to, decisionId });
}
