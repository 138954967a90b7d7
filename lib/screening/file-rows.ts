import "server-only";
import type { Tx } from "@/lib/db/client";
import type { ClearanceState } from "@/lib/policy/clearance-workflow";
import { asVetting } from "@/lib/screening/vetting-role";

export type FileRow = {
  delegateId: string;
  state: ClearanceState;
  since: Date;
  version: number;
  takenBy: string | null;
  dueAt: Date | null;
  validUntil: Date | null;
};

/** A person's clearance file, or null where clearance is not required. */
export async function readFileRow(tx: Tx, delegateId: string): Promise<FileRow | null> {
  const rows = await asVetting(
    tx,
    () => tx.$queryRaw<FileRow[]>`
      SELECT delegate_id AS "delegateId", state::text AS state, since, version, taken_by AS "takenBy",
             due_at AS "dueAt", valid_until AS "validUntil"
      FROM clearance.file WHERE delegate_id = ${delegateId}::uuid`,
  );
  return rows[0] ?? null;
}

/** The open files of a conference, the most urgent first. */
export function openFileRows(tx: Tx, conferenceId: string): Promise<FileRow[]> {
  return asVetting(
    tx,
    () => tx.$queryRaw<FileRow[]>`
      SELECT delegate_id AS "delegateId", state::text AS state, since, version, taken_by AS "takenBy",
             due_at AS "dueAt", valid_until AS "validUntil"
      FROM clearance.file
      WHERE conference_id = ${conferenceId}::uuid
        AND state IN ('PENDING', 'RUNNING', 'QUERY', 'POSSIBLE_MATCH', 'REFERRED')
      ORDER BY due_at ASC NULLS LAST, since ASC`,
  );
}

/** Files whose clearance was valid until before that day, oldest first. */
export function outlivedFileRows(tx: Tx, day: string): Promise<{ delegateId: string; version: number }[]> {
  return asVetting(
    tx,
    () => tx.$queryRaw<{ delegateId: string; version: number }[]>`
      SELECT delegate_id AS "delegateId", version FROM clearance.file
      WHERE valid_until < ${day}::date ORDER BY valid_until, delegate_id LIMIT 500`,
  );
}
