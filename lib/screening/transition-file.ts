import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { actingRole, authorize } from "@/lib/policy/can";
import {
  type ClearanceAction,
  type ClearanceState,
  clearanceStartsFrom,
  clearanceTransition,
} from "@/lib/policy/clearance-workflow";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { addEventRow } from "@/lib/screening/event-rows";
import { asVetting } from "@/lib/screening/vetting-role";

export type FileSubject = {
  delegateId: string;
  conferenceId: string;
  state: ClearanceState;
  version: number;
};

export type FileChange = {
  action: ClearanceAction;
  file: FileSubject;
  /** The version the actor saw. */
  version: number;
  note: string | null;
  /** Plain date until which the clearance holds; with a settling action only. */
  validUntil?: string | null;
  dueAt?: Date | null;
};

/**
 * The only place that writes the state of a clearance file, apart from what follows from a review (trigger
 * `clearance.follow_review`). Asserts the table, updates on version and state, and adds the event.
 * @returns the new version; CONFLICT staleVersion when somebody was faster, notFromThisState by the table
 */
export async function transitionFile(
  tx: Tx,
  ctx: Ctx,
  { action, file, version, note, validUntil = null, dueAt }: FileChange,
): Promise<Result<{ version: number }>> {
  const { to, permission } = clearanceTransition(action);
  const place = { conferenceId: file.conferenceId };
  const system = permission === "system";
  if (system && ctx.actor.kind !== "system") return refuse("FORBIDDEN", "notAllowed");
  const denied = system ? undefined : authorize(ctx, permission, place);
  if (denied) return refusal(denied);
  if (file.version !== version) return refuse("CONFLICT", "staleVersion");
  if (!clearanceStartsFrom(action, file.state)) return refuse("CONFLICT", "notFromThisState");
  const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  const takenBy = to === "PENDING" ? null : userId;
  const count = await asVetting(
    tx,
    () => tx.$executeRaw`
      UPDATE clearance.file
      SET state = ${to}::clearance.state, since = ${ctx.now}, version = version + 1, taken_by = ${takenBy}::uuid,
          valid_until = ${validUntil}::date, due_at = COALESCE(${dueAt ?? null}::timestamptz, due_at)
      WHERE delegate_id = ${file.delegateId}::uuid AND version = ${version}
        AND state = ${file.state}::clearance.state`,
  );
  if (count === 0) return refuse("CONFLICT", "staleVersion");
  await addEventRow(tx, {
    id: newId(),
    delegateId: file.delegateId,
    action,
    fromState: file.state,
    toState: to,
    note,
    actorUserId: userId,
    actingRole: system ? "system" : actingRole(ctx.actor, permission, place),
    requestId: ctx.requestId,
    createdAt: ctx.now,
  });
  return ok({ version: version + 1 });
}
