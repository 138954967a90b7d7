import { Prisma } from "@/lib/db/generated/client";
import { conferenceReachSql, type Question } from "@/lib/home/question";

const EXPECTED: Question = {
  name: "badgesOut",
  permission: "gate.verify",
  sql: (ctx) => Prisma.sql`
    SELECT b."conferenceId", count(*)::int AS "count", NULL::timestamptz AS "oldest", 0 AS "overdue"
    FROM "Conference" c JOIN "Badge" b ON b."conferenceId" = c."id"
    WHERE ${conferenceReachSql(ctx, "gate.verify")} AND b."state" = 'ISSUED' GROUP BY b."conferenceId"`,
  href: () => "/verify",
};

export const GATE_GUARD = [EXPECTED];
