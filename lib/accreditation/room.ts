import "server-only";
import type { Ctx } from "@/lib/context";
import type { db, Tx } from "@/lib/db/client";

/** A cap that is reached for somebody: of the own category, or of the venue. */
export type ReachedCap = { kind: "CATEGORY" | "VENUE"; cap: number };

/** What is said where a cap is reached, as a key of the namespace `errors`. */
export const NO_ROOM = { CATEGORY: "categoryHasNoRoom", VENUE: "venueHasNoRoom" } as const;

type Place = { id: string; conferenceId: string; categoryId: string | null };

/**
 * Waits for whoever gives or takes room in the conference, until the commit; before any lock of a delegation. A portion
 * waits once.
 * @returns whether a cap stands in the conference at all
 */
export async function lockRoom(tx: Tx, ctx: Ctx, conferenceId: string): Promise<boolean> {
  const held = ctx.portion?.capped.get(conferenceId);
  if (held !== undefined) return held;
  const found = await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('room:' || k."id", 0)) FROM "Conference" k
    WHERE k."id" = ${conferenceId}::uuid AND (k."capacity" IS NOT NULL OR EXISTS (
      SELECT 1 FROM "Category" c WHERE c."conferenceId" = k."id" AND c."capacity" IS NOT NULL))`;
  ctx.portion?.capped.set(conferenceId, found > 0);
  return found > 0;
}

/** The caps that leave no room for this person, the category's before the venue's. */
export async function reachedCaps(
  asked: Tx | typeof db,
  { id, conferenceId, categoryId }: Place,
): Promise<ReachedCap[]> {
  return asked.$queryRaw<ReachedCap[]>`
    /* prepared: reached_caps */
    SELECT "kind", "cap" FROM caps_of(${conferenceId}::uuid, ${categoryId}::uuid, ${id}::uuid)
    WHERE "used" >= "cap" ORDER BY "kind"`;
}

/** The number in line of whoever is put on the waiting list next, among those who wait for the same cap. */
export async function rankBehind(
  tx: Tx,
  { conferenceId, categoryId }: Place,
  cap: ReachedCap,
): Promise<number> {
  const ofCategory = cap.kind === "CATEGORY" ? { categoryId } : {};
  const waiting = { conferenceId, state: "WAITLISTED" as const, awaitsRoom: true, ...ofCategory };
  return (await tx.delegate.count({ where: waiting })) + 1;
}

/**
 * Who is given room next: of those reviewed who wait, and whom no cap stands against, the one who has waited longest.
 * @param passed over before, since no place of their delegation is free
 */
export async function nextForRoom(
  asked: Tx | typeof db,
  conferenceId: string,
  passed: readonly string[],
): Promise<string | null> {
  const [next] = await asked.$queryRaw<{ id: string }[]>`
    SELECT d."id" FROM "Delegate" d
    WHERE d."conferenceId" = ${conferenceId}::uuid AND d."awaitsRoom" AND d."state" = 'WAITLISTED'
      AND d."id" <> ALL (${[...passed]}::uuid[]) AND NOT EXISTS (
        SELECT 1 FROM caps_of(d."conferenceId", d."categoryId", d."id") c WHERE c."used" >= c."cap")
    ORDER BY d."waitingSince", d."id" LIMIT 1`;
  return next?.id ?? null;
}
