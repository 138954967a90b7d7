import "server-only";
import type { Tx } from "@/lib/db/client";
import type { ClearanceState } from "@/lib/policy/clearance-workflow";
import { asVetting } from "@/lib/screening/vetting-role";

export type EventRow = {
  id: string;
  action: string;
  fromState: ClearanceState | null;
  toState: ClearanceState;
  note: string | null;
  actorUserId: string | null;
  actingRole: string;
  createdAt: Date;
};

export type NewEvent = Omit<EventRow, "createdAt"> & {
  delegateId: string;
  requestId: string;
  createdAt: Date;
};

/** What happened in a file, latest first. */
export function eventRows(tx: Tx, delegateId: string): Promise<EventRow[]> {
  return asVetting(
    tx,
    () => tx.$queryRaw<EventRow[]>`
      SELECT id, action, from_state::text AS "fromState", to_state::text AS "toState", note,
             actor_user_id AS "actorUserId", acting_role AS "actingRole", created_at AS "createdAt"
      FROM clearance.event WHERE delegate_id = ${delegateId}::uuid ORDER BY position DESC`,
  );
}

/** Adds one event; they are append-only. */
export async function addEventRow(tx: Tx, event: NewEvent): Promise<void> {
  await asVetting(
    tx,
    () => tx.$executeRaw`
      INSERT INTO clearance.event
        (id, delegate_id, action, from_state, to_state, note, actor_user_id, acting_role, request_id, created_at)
      VALUES (${event.id}::uuid, ${event.delegateId}::uuid, ${event.action}, ${event.fromState}::clearance.state,
        ${event.toState}::clearance.state, ${event.note}, ${event.actorUserId}::uuid, ${event.actingRole},
        ${event.requestId}, ${event.createdAt})`,
  );
}
