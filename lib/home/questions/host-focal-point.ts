import { Prisma } from "@/lib/db/generated/client";
import { conferenceReachSql, type Question } from "@/lib/home/question";

const SILENT: Question = {
  name: "silentDelegations",
  permission: "list.read",
  sql: (ctx) => Prisma.sql`
    SELECT g."conferenceId", count(*)::int AS "count", min(g."stateSince") AS "oldest",
      (count(*) FILTER (WHERE g."deadlineAt" < ${ctx.now}))::int AS "overdue"
    FROM "Conference" c JOIN "Delegation" g ON g."conferenceId" = c."id"
    WHERE ${conferenceReachSql(ctx, "list.read")} AND g."state" IN ('INVITED', 'FOCAL_POINT_PENDING')
    GROUP BY g."conferenceId"`,
  href: (slug) => `/review/${slug}/delegations`,
};

export const HOST_FOCAL_POINT = [SILENT];
