import "server-only";
import type { Tx } from "@/lib/db/client";
import { asVetting } from "@/lib/screening/vetting-role";

/** How a possible match ended; null in a row: not looked at yet. */
export type MatchOutcome = "FALSE_POSITIVE" | "REFERRED" | "CONFIRMED";

export type MatchRow = {
  id: string;
  name: string;
  listName: string;
  listVersion: string;
  score: number;
  reason: string;
  enteredBy: string;
  enteredAt: Date;
  outcome: MatchOutcome | null;
  settledBy: string | null;
  settledAt: Date | null;
  settledReason: string | null;
};

export type NewMatch = Pick<
  MatchRow,
  "id" | "name" | "listName" | "listVersion" | "score" | "reason" | "enteredBy" | "enteredAt"
> & { delegateId: string };

/** The possible matches of a file, latest first. */
export function matchRows(tx: Tx, delegateId: string): Promise<MatchRow[]> {
  return asVetting(
    tx,
    () => tx.$queryRaw<MatchRow[]>`
      SELECT id, name, list_name AS "listName", list_version AS "listVersion", score, reason,
             entered_by AS "enteredBy", entered_at AS "enteredAt", outcome, settled_by AS "settledBy",
             settled_at AS "settledAt", settled_reason AS "settledReason"
      FROM clearance.possible_match WHERE delegate_id = ${delegateId}::uuid ORDER BY entered_at DESC, id DESC`,
  );
}

/** Enters a possible match. */
export async function addMatchRow(tx: Tx, match: NewMatch): Promise<void> {
  await asVetting(
    tx,
    () => tx.$executeRaw`
      INSERT INTO clearance.possible_match
        (id, delegate_id, name, list_name, list_version, score, reason, entered_by, entered_at)
      VALUES (${match.id}::uuid, ${match.delegateId}::uuid, ${match.name}, ${match.listName}, ${match.listVersion},
        ${match.score}, ${match.reason}, ${match.enteredBy}::uuid, ${match.enteredAt})`,
  );
}

/** Settles the matches of a file that nobody has settled for good: those not looked at, and those referred. */
export async function settleMatchRows(
  tx: Tx,
  delegateId: string,
  settled: { outcome: MatchOutcome; by: string; at: Date; reason: string },
): Promise<void> {
  await asVetting(
    tx,
    () => tx.$executeRaw`
      UPDATE clearance.possible_match
      SET outcome = ${settled.outcome}, settled_by = ${settled.by}::uuid, settled_at = ${settled.at},
          settled_reason = ${settled.reason}
      WHERE delegate_id = ${delegateId}::uuid AND (outcome IS NULL OR outcome = 'REFERRED')`,
  );
}
