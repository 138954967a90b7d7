import { Prisma } from "@/lib/db/generated/client";
import { conferenceReachSql, type Question } from "@/lib/home/question";

const GIVEN_UP: Question = {
  name: "givenUp",
  permission: "job.manage",
  sql: () => Prisma.sql`
    SELECT NULL::uuid AS "conferenceId", count(*)::int AS "count", min(run_at) AS "oldest", 0 AS "overdue"
    FROM graphile_worker.jobs WHERE attempts >= max_attempts AND locked_at IS NULL HAVING count(*) > 0`,
  href: () => "/admin/jobs",
};

const NOT_YET_IN: Question = {
  name: "notYetIn",
  permission: "user.manage",
  sql: (ctx) => Prisma.sql`
    SELECT r."conferenceId", count(DISTINCT u."id")::int AS "count", min(u."createdAt") AS "oldest", 0 AS "overdue"
    FROM "RoleGrant" r JOIN "User" u ON u."id" = r."userId" LEFT JOIN "Conference" c ON c."id" = r."conferenceId"
    WHERE r."revokedAt" IS NULL AND u."passwordHash" IS NULL AND u."suspendedAt" IS NULL
      AND ${conferenceReachSql(ctx, "user.manage")} GROUP BY r."conferenceId"`,
  href: () => "/admin/users",
};

export const ADMINISTRATOR = [GIVEN_UP, NOT_YET_IN];
