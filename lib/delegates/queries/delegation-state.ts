import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { type NominatingDelegation, nominatingDelegation } from "@/lib/delegates/queries/nominations";
import { type AvailableMove, availableMoves } from "@/lib/organizations/delegation-actions";
import {
  OBJECTION_PARTS,
  type ObjectionView,
  objectionView,
} from "@/lib/organizations/no-objection/objection-view";
import { authorizeAny, can } from "@/lib/policy/can";
import { type DelegationState, takesRegistrations } from "@/lib/policy/delegation-workflow";
import { nominationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type DelegationStep = {
  id: string;
  action: string;
  from: DelegationState;
  to: DelegationState;
  at: string;
  /** Who decided and in which role; for the delegation's own people the role alone. */
  by: string | null;
  role: string;
  reason: string | null;
  disclosed: string | null;
};

export type DelegationStateView = {
  delegation: NominatingDelegation;
  version: number;
  state: DelegationState;
  stateSince: string;
  takesRegistrations: boolean;
  organizationSuspended: boolean;
  createdAt: string;
  /** What an officer may do, with what stands against it; empty for the delegation's own people. */
  moves: AvailableMove[];
  steps: DelegationStep[];
  application: {
    contactName: string;
    purpose: string;
    competence: string;
    relevance: string;
    receivedAt: string;
  } | null;
  circulation: { id: string; number: number; closesAt: string } | null;
  /** Objections, for officers. */
  objections: ObjectionView[];
};

/**
 * Where a delegation stands, since when, how it came there, and what may be done now. Its own focal points read the
 * same without the officers' reasons and names.
 * @returns NOT_FOUND for a delegation out of reach
 */
export async function getDelegationState(
  ctx: Ctx,
  delegationId: string,
): Promise<Result<DelegationStateView>> {
  const denied = authorizeAny(ctx, ["nomination.record", "nomination.verify"]);
  if (denied) return refusal(denied);
  const delegation = await nominatingDelegation(ctx, delegationId);
  if (!delegation.ok) return delegation;
  const row = await db.delegation.findFirst({
    where: { AND: [{ id: delegationId }, nominationScope(ctx)] },
    include: {
      organization: true,
      application: true,
      circulation: true,
      decisions: { orderBy: [{ createdAt: "desc" }, { id: "desc" }] },
      objections: OBJECTION_PARTS,
    },
  });
  if (!row) return refuse("NOT_FOUND", "delegationNotFound");
  const { conferenceId, application, circulation } = row;
  const manages = can(ctx.actor, "organization.manage", { conferenceId, delegationId });
  const userIds = row.decisions.flatMap(({ actorUserId }) => actorUserId ?? []);
  const users = manages
    ? await db.user.findMany({ where: { id: { in: userIds } }, select: { id: true, name: true } })
    : [];
  const nameOf = new Map(users.map(({ id, name }) => [id, name]));
  const facts = { state: row.state, closesAt: circulation?.closesAt ?? null, now: ctx.now };
  return ok({
    delegation: delegation.value,
    version: row.version,
    state: row.state,
    stateSince: row.stateSince.toISOString(),
    takesRegistrations: takesRegistrations(row.state) && row.organization.suspendedAt === null,
    organizationSuspended: row.organization.suspendedAt !== null,
    createdAt: row.createdAt.toISOString(),
    moves: manages ? availableMoves(facts) : [],
    steps: row.decisions.map((step) => ({
      id: step.id,
      action: step.action,
      from: step.fromState,
      to: step.toState,
      at: step.createdAt.toISOString(),
      by: nameOf.get(step.actorUserId ?? "") ?? null,
      role: step.actingRole,
      reason: manages ? step.reason : null,
      disclosed: step.disclosed,
    })),
    application: application && { ...application, receivedAt: application.receivedAt.toISOString() },
    circulation: circulation && {
      id: circulation.id,
      number: circulation.number,
      closesAt: circulation.closesAt.toISOString(),
    },
    objections: manages ? row.objections.map((objection) => objectionView(objection, ctx.locale)) : [],
  });
}
