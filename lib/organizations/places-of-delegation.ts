import "server-only";
import type { db, Tx } from "@/lib/db/client";

export type LimitKind = "TOTAL" | "CATEGORY" | "ZONE" | "SECONDARY_CARD";

/**
 * One limit of a delegation with what is used of it. `category` and `zone` are what the limit is of; `name` is theirs
 * in every language. `over`: the limit was lowered below its use; nobody is thrown out, and nothing new enters.
 */
export type PlaceLimit = {
  kind: LimitKind;
  categoryId: string | null;
  zoneId: string | null;
  name: unknown;
  places: number;
  used: number;
  over: boolean;
};

/**
 * Every limit of a delegation, the total first, counted by the same database function that guards the places. The
 * caller has checked that the delegation is in reach.
 */
export function placesOfDelegation(asked: Tx | typeof db, delegationId: string): Promise<PlaceLimit[]> {
  return asked.$queryRaw<PlaceLimit[]>`
    SELECT p."kind", p."categoryId", p."zoneId", coalesce(c."name", z."name") AS "name", p."places", p."used",
      p."used" > p."places" AS "over"
    FROM places_of_delegation(${delegationId}::uuid) p
    LEFT JOIN "Category" c ON c."id" = p."categoryId" LEFT JOIN "Zone" z ON z."id" = p."zoneId"
    ORDER BY array_position(ARRAY['TOTAL', 'CATEGORY', 'ZONE', 'SECONDARY_CARD'], p."kind"), c."position", z."bit"`;
}
