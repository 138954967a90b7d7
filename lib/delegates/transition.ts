import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { openReview, reviewDueAt } from "@/lib/delegates/open-review";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { lockDelegation, nextOnWaitingList } from "@/lib/delegates/waiting-list";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { actingRole, authorize } from "@/lib/policy/can";
import { type DelegateState, hasLeft, isDecided, takesPlace, usesRoom } from "@/lib/policy/delegate-states";
import { type DelegateAction, startsFrom, transitionOf } from "@/lib/policy/delegate-workflow";
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
  /** Version of the review rules. */
  ruleSetNumber?: number;
  /** Of the waiting list after review: how many the cap allows, and the number in line. */
  cap?: number;
  rank?: number;
  /** The rank by which the fast track was taken. */
  protocolRank?: string;
  /** The request whose second signature this carries out. */
  signatureId?: string;
  /** Until when a refusal or revocation may be appealed; null where the one appeal was made. */
  appealUntil?: Date | null;
  /** The decision that freed the place which this one takes. */
  causeId?: string;
  /** The date whose passing ended the registration. */
  endedByDate?: Date;
};

export type TransitionRequest = {
  action: DelegateAction;
  delegate: TransitionSubject;
  /** The version the actor saw; another one means that the page is stale. */
  version: number;
  record?: TransitionRecord;
  /** The place in the delegation stays as it was taken, with category and zones: nobody waits for it. */
  keepsPlace?: boolean;
  /** Columns of the delegate that change with the state. */
  data?: Omit<Prisma.DelegateUncheckedUpdateManyInput, "state" | "stateSince" | "version">;
};

/** What freed a place: the action, or a raised quota, and its decision row where there is one; `found`: by the sweep. */
export type PlaceFreed = {
  by: DelegateAction | "quotaRaised" | "moved" | "found";
  decisionId: string | null;
};

/** Actions after which somebody is seen for the first time, with other data, or no longer: doubles are sought anew. */
const CHANGES_LIKENESS: ReadonlySet<DelegateAction> = new Set<DelegateAction>([
  "submit",
  "requestEndorsement",
  "joinWaitingList",
  "resubmit",
  "fastTrack",
  "reopenForIdentity",
  "sendBack",
  "disown",
  "withdraw",
  "lapseUnsubmitted",
  "lapseUndecided",
  "substitute",
  "mergeAway",
  "splitAgain",
]);

/** A substitution keeps the place for the replacement; after the conference nobody takes one any more. */
const FREES_NO_PLACE: ReadonlySet<DelegateAction> = new Set<DelegateAction>([
  "substitute",
  "lapseUndecided",
  "close",
]);

/** Actions after which a place may be free: all that leave one, and approvals, which may change category and zones. */
function mayFreePlace(action: DelegateAction, from: DelegateState): boolean {
  return (
    takesPlace(from) &&
    !FREES_NO_PLACE.has(action) &&
    (!takesPlace(transitionOf(action).to) || action === "approve")
  );
}

/** Actions after which the category or the venue may have room for somebody who waits after the review. */
function mayFreeRoom(action: DelegateAction, from: DelegateState): boolean {
  const { to } = transitionOf(action);
  return (usesRoom(from) && !usesRoom(to)) || (from === "READY" && isDecided(to) && !usesRoom(to));
}

/** Writes the row of a transition and ends the claims: whoever works on the file next claims it anew. */
async function recordDecision(
  tx: Tx,
  ctx: Ctx,
  decision: Prisma.DecisionUncheckedCreateInput,
): Promise<void> {
  const { delegateId } = decision;
  if (ctx.portion) {
    ctx.portion.unclaimed.push(delegateId);
    ctx.portion.decisions.push(decision);
    return;
  }
  await tx.reviewClaim.deleteMany({ where: { delegateId } });
  await tx.decision.create({ data: decision });
}

/**
 * The only place that writes a delegate's state. Asserts the workflow table, updates on id, version and state, and
 * inserts the decision row. A place that becomes free goes to the delegation's waiting list in the same transaction.
 * @returns the decision's id and the new version; CONFLICT staleVersion when somebody was faster, CONFLICT
 *   notFromThisState when the table does not let the action start from there
 */
export async function transitionDelegate(
  tx: Tx,
  ctx: Ctx,
  { action, delegate, version, record = {}, data = {}, keepsPlace = false }: TransitionRequest,
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
  const joins = { waitingSince: ctx.now, awaitsRoom: action === "putOnWaitingList" };
  const waiting = to === "WAITLISTED" ? joins : hasLeft(to) ? { awaitsRoom: false } : {};
  const { count } = await tx.delegate.updateMany({
    where: { id: delegate.id, version, state: delegate.state },
    data: {
      ...waiting,
      ...data,
      state: to,
      stateSince: ctx.now,
      version: version + 1,
    },
  });
  if (count === 0) return refuse("CONFLICT", "staleVersion");
  const decisionId = newId();
  await recordDecision(tx, ctx, {
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
    zoneCodes: [],
    ...record,
  });
  if (CHANGES_LIKENESS.has(action)) {
    await enqueue(tx, "duplicates.find", { delegateId: delegate.id });
  }
  if (mayFreeRoom(action, delegate.state)) {
    await enqueue(tx, "room.fill", { conferenceId: delegate.conferenceId, by: action, decisionId });
  }
  if (delegate.delegationId && !keepsPlace && mayFreePlace(action, delegate.state)) {
    const filled = await fillFreedPlaces(tx, ctx, delegate.delegationId, { by: action, decisionId });
    if (!filled.ok) return filled;
  }
  return ok({ decisionId, version: version + 1 });
}

/**
 * Gives free places of a delegation to those on its waiting list, in the order in which they joined, as long as there
 * are any; each decision says what freed the place (practice table, R17).
 * @returns how many took a place
 */
export async function fillFreedPlaces(
  tx: Tx,
  ctx: Ctx,
  delegationId: string,
  freed: PlaceFreed,
): Promise<Result<number>> {
  await lockDelegation(tx, delegationId);
  for (let taken = 0; ; taken += 1) {
    const id = await nextOnWaitingList(tx, delegationId);
    if (!id) return ok(taken);
    const moved = await takeFreedPlace(tx, ctx, id, freed);
    if (!moved.ok) return moved;
  }
}

/**
 * Moves somebody from the waiting list into a place, with review, mail and record, in the caller's transaction.
 * @returns CONFLICT delegationFull, categoryFull or zoneFull when no place is free for them
 */
export async function takeFreedPlace(
  tx: Tx,
  ctx: Ctx,
  id: string,
  freed: PlaceFreed,
): Promise<Result<undefined>> {
  // The places are given by rule: nobody who withdraws decides who comes next.
  const system: Ctx = { ...ctx, actor: { kind: "system", name: "waitingList" } };
  const waiting = await tx.delegate.findUniqueOrThrow({
    where: { id },
    include: { person: true, conference: true },
  });
  const dueAt = reviewDueAt(waiting.conference, ctx.now);
  const moved = await transitionDelegate(tx, system, {
    action: "takeFreedPlace",
    delegate: waiting,
    version: waiting.version,
    record: { reasonCode: freed.by, ...(freed.decisionId ? { causeId: freed.decisionId } : {}) },
    data: { dueAt },
  });
  if (!moved.ok) return moved;
  await openReview(tx, ctx, id, dueAt);
  await tellDelegate(tx, ctx, waiting, "delegate-received", moved.value.decisionId, {
    dueAt: dueAt.toISOString(),
  });
  await recordAudit(tx, system, {
    action: "registration.placeTaken",
    conferenceId: waiting.conferenceId,
    subjectType: "delegate",
    subjectId: id,
    changes: { state: { before: "WAITLISTED", after: "SUBMITTED" } },
    details: { freedBy: freed.by, decisionId: freed.decisionId },
  });
  return ok();
}
