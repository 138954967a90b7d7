import "server-only";
import type { Tx } from "@/lib/db/client";

/**
 * Who takes the next free place of a delegation: of those on its waiting list whom every limit of total, category and
 * zone has room for, the one who has waited longest. Whoever calls has left a place and so holds the delegation's lock;
 * somebody who is just withdrawing is passed over rather than waited for. Where that withdrawal is undone, the place
 * stays free until the sweep of lib/delegates/jobs.ts. A delegation that is closed or suspended gives no place; its
 * list goes on when it is opened again.
 * @returns the delegate's id, or null when nobody waits or nothing is free for them
 */
export async function nextOnWaitingList(tx: Tx, delegationId: string): Promise<string | null> {
  const [next] = await tx.$queryRaw<{ id: string }[]>`
    /* prepared: next_on_waiting_list */
    WITH full_limit AS (
      SELECT "kind", "categoryId", "zoneId" FROM places_of_delegation(${delegationId}::uuid)
      WHERE "kind" <> 'SECONDARY_CARD' AND "used" >= "places")
    SELECT d."id" FROM "Delegate" d
    WHERE d."delegationId" = ${delegationId}::uuid AND d."state" = 'WAITLISTED' AND NOT d."awaitsRoom"
      AND delegation_takes_people(${delegationId}::uuid) AND NOT EXISTS (
      SELECT 1 FROM full_limit f WHERE f."kind" = 'TOTAL' OR f."categoryId" = d."categoryId"
        OR f."zoneId" = ANY (zones_of_delegate('SUBMITTED', d."categoryId", '{}')))
    ORDER BY d."waitingSince", d."id" LIMIT 1 FOR UPDATE OF d SKIP LOCKED`;
  return next?.id ?? null;
}

/** Waits for whoever takes or leaves a place of the delegation, until the commit. */
export async function lockDelegation(tx: Tx, delegationId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Delegation" WHERE "id" = ${delegationId}::uuid FOR NO KEY UPDATE`;
}
