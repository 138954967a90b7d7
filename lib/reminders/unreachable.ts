import "server-only";
import { Prisma } from "@/lib/db/generated/client";

/** Whether the focal point `f` with the account `u` speaks for the delegation on that day of the venue. */
export function speaksOn(day: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`f."revokedAt" IS NULL AND f."startsOn" <= ${day} AND (f."endsOn" IS NULL OR f."endsOn" >= ${day})
    AND u."suspendedAt" IS NULL AND u."passwordHash" IS NOT NULL`;
}

/**
 * Returned registrations `d` of which nobody can be reminded: no address holds them, and nobody speaks for the
 * delegation now. Their date ends nothing (decision 0027), so officers are shown them to find an address.
 */
export function nobodyToRemind(now: Date): Prisma.Sql {
  const day = Prisma.sql`(SELECT (${now}::timestamptz AT TIME ZONE k."timeZone")::date FROM "Conference" k
    WHERE k."id" = d."conferenceId")`;
  return Prisma.sql`(d."state" = 'RETURNED' AND d."ownerEmail" IS NULL AND NOT EXISTS (
    SELECT 1 FROM "FocalPoint" f JOIN "User" u ON u."id" = f."userId"
    WHERE f."delegationId" = d."delegationId" AND ${speaksOn(day)}))`;
}
