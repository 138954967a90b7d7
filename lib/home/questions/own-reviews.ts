import { Prisma } from "@/lib/db/generated/client";
import { type Question, reachSql } from "@/lib/home/question";
import { grantsFor } from "@/lib/policy/can";
import { REVIEW_PERMISSION, type SubjectKind } from "@/lib/policy/reviews";

/** The open reviews of a kind that wait for the reader, in the role which the rules of the conference name. */
export function ownReviews(kind: SubjectKind): Question {
  const permission = REVIEW_PERMISSION[kind];
  return {
    name: `reviews${kind}`,
    permission,
    sql: (ctx) => {
      const roles = grantsFor(ctx.actor, permission).map(({ role }) => role);
      return Prisma.sql`
        SELECT d."conferenceId", count(*)::int AS "count", min(t."openedAt") AS "oldest",
          (count(*) FILTER (WHERE t."dueAt" < ${ctx.now}))::int AS "overdue"
        FROM "ReviewTask" t JOIN "Delegate" d ON d."id" = t."delegateId" JOIN "Conference" c ON c."id" = d."conferenceId"
        WHERE t."state" = 'OPEN' AND t."kind" = ${kind}::"ReviewKind"
          AND (t."role" IS NULL OR t."role" = ANY(${roles}::text[])) AND ${reachSql(ctx, permission)}
        GROUP BY d."conferenceId"`;
    },
    href: (slug) => `/review/${slug}?mine=1`,
  };
}
