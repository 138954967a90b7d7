import "server-only";
import type { db, Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { SentReturnReminder } from "@/lib/reminders/ladder";
import { speaksOn } from "@/lib/reminders/unreachable";

/** Somebody who is to be reminded of a return: who holds the registration, or speaks for its delegation. */
export type ReturnReminders = {
  recipient: string;
  side: "HOLDER" | "FOCAL_POINT";
  delegateId: string;
  delegationId: string | null;
  /** The decision that returned it; another return has reminders of its own. */
  decisionId: string;
  dueAt: Date;
  sent: SentReturnReminder[];
};

/**
 * Who is to be reminded of registrations that are with the person, with the reminders of this return that went out to
 * each address and whether they left our outbox. What a person enters for nobody's address is its delegation's.
 * @param day the venue's day: a focal point counts while the appointment runs
 */
export function returnReminders(
  asked: Tx | typeof db,
  conferenceId: string,
  day: string,
  only: { recipient?: string; delegateId?: string } = {},
): Promise<ReturnReminders[]> {
  const one = only.delegateId ? Prisma.sql`AND d."id" = ${only.delegateId}::uuid` : Prisma.empty;
  const whom = only.recipient ? Prisma.sql`WHERE c."recipient" = ${only.recipient}::citext` : Prisma.empty;
  return asked.$queryRaw<ReturnReminders[]>`
    WITH back AS (
      SELECT d."id", d."delegationId", d."ownerEmail", d."dueAt", (
        SELECT x."id" FROM "Decision" x WHERE x."delegateId" = d."id" AND x."toState" = 'RETURNED'
        ORDER BY x."createdAt" DESC, x."id" DESC LIMIT 1) AS "decisionId"
      FROM "Delegate" d
      WHERE d."conferenceId" = ${conferenceId}::uuid AND d."state" = 'RETURNED' AND d."dueAt" IS NOT NULL ${one}),
    concerned AS (
      SELECT b."ownerEmail" AS "recipient", 'HOLDER' AS "side", b.* FROM back b WHERE b."ownerEmail" IS NOT NULL
      UNION ALL
      SELECT u."email", 'FOCAL_POINT', b.* FROM back b
      JOIN "FocalPoint" f ON f."delegationId" = b."delegationId"
      JOIN "User" u ON u."id" = f."userId" WHERE ${speaksOn(Prisma.sql`${day}::date`)})
    SELECT c."recipient"::text AS "recipient", c."side", c."id" AS "delegateId", c."delegationId", c."decisionId",
      c."dueAt", coalesce((
        SELECT json_agg(json_build_object('step', r."step", 'delivered', coalesce(s."state" = 'SENT', false)))
        FROM "ReturnReminder" r JOIN "Reminder" m ON m."id" = r."reminderId" AND m."recipient" = c."recipient"
        LEFT JOIN "Message" s ON s."dedupeKey" = 'reminder:' || m."id"
        WHERE r."decisionId" = c."decisionId"), '[]'::json) AS "sent"
    FROM concerned c ${whom} ORDER BY c."dueAt", c."id"`;
}
