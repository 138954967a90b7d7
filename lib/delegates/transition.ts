import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/ids";
import { actingRole, authorize } from "@/lib/policy/can";
import {
  type DelegateAction,
  type DelegateState,
  startsFrom,
  transitionOf,
} from "@/lib/policy/delegate-workflow";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** The delegate as the actor's query found it. */
export type TransitionSubject = {
  id: string;
  conferenceId: string;
  delegationId: string | null;
  categoryId: string | null;
  state: DelegateState;
  version: number;
};

export type TransitionRecord = {
  snapshotId?: string;
  reasonCode?: string;
  textForPerson?: string;
  internalNote?: string;
  categoryCode?: string;
  zoneCodes?: string[];
};

export type TransitionRequest = {
  action: DelegateAction;
  delegate: TransitionSubject;
  /** The version the actor saw; another one means that the page is stale. */
  version: number;
  record?: TransitionRecord;
  /** Columns of the delegate that change with the state. */
  data?: Omit<Prisma.DelegateUncheckedUpdateManyInput, "state" | "stateSince" | "version">;
};

/**
 * The only place that writes a delegate's state. Asserts the workflow table, updates on id, version and state, and
 * inserts the decision row.
 * @returns the decision's id and the new version; CONFLICT staleVersion when somebody was faster, CONFLICT
 *   notFromThisState when the table does not let the action start from there
 */
export async function transitionDelegate(
  tx: Tx,
  ctx: Ctx,
  { action, delegate, version, record = {}, data = {} }: TransitionRequest,
): Promise<Result<{ decisionId: string; version: number }>> {
  const { to, permission } = transitionOf(action);
  const place = {
    conferenceId: delegate.conferenceId,
    delegationId: delegate.delegationId,
    categoryId: delegate.categoryId,
  };
  const denied = authorize(ctx, permission, place);
  if (denied) return refusal(denied);
  if (delegate.version !== version) return refuse("CONFLICT", "staleVersion");
  if (!startsFrom(action, delegate.state)) return refuse("CONFLICT", "notFromThisState");
  const { count } = await tx.delegate.updateMany({
    where: { id: delegate.id, version, state: delegate.state },
    data: { ...data, state: to, stateSince: ctx.now, version: version + 1 },
  });
  if (count === 0) return refuse("CONFLICT", "staleVersion");
  const decisionId = newId();
  await tx.decision.create({
    data: {
      id: decisionId,
      delegateId: delegate.id,
      action,
      fromState: delegate.state,
      toState: to,
      actorKind: ctx.actor.kind,
      actorUserId: ctx.actor.kind === "user" ? ctx.actor.userId : null,
      actingRole: actingRole(ctx.actor, permission, place),
      requestId: ctx.requestId,
      createdAt: ctx.now,
      ...record,
    },
  });
  return ok({ decisionId, version: version + 1 });
}
