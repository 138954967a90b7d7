import { Prisma } from "@/lib/db/generated/client";
import { peopleSql, type Question, reachSql } from "@/lib/home/question";

const TO_PRINT: Question = {
  name: "toPrint",
  permission: "badge.print",
  sql: (ctx) =>
    peopleSql(
      ctx,
      "badge.print",
      Prisma.sql`d."state" = 'APPROVED' AND NOT EXISTS (SELECT 1 FROM "Badge" b WHERE b."delegateId" = d."id"
        AND b."state" IN ('QUEUED', 'PRINTED', 'ISSUED', 'HELD'))`,
    ),
  href: () => "/desk",
};

const TO_HAND_OVER: Question = {
  name: "toHandOver",
  permission: "badge.handOver",
  sql: (ctx) => Prisma.sql`
    SELECT d."conferenceId", count(*)::int AS "count", min(d."stateSince") AS "oldest", 0 AS "overdue"
    FROM "Conference" c JOIN "Badge" d ON d."conferenceId" = c."id"
    WHERE ${reachSql(ctx, "badge.handOver")} AND d."state" = 'PRINTED' GROUP BY d."conferenceId"`,
  href: () => "/desk",
};

export const BADGE_DESK = [TO_PRINT, TO_HAND_OVER];
