import { Prisma } from "@/lib/db/generated/client";
import type { Question } from "@/lib/home/question";

/** Refusals of States' delegates for reasons that are not formal, laid before this very person. */
const ESCALATED: Question = {
  name: "escalated",
  permission: "delegate.read",
  sql: ({ actor }) => Prisma.sql`
    SELECT d."conferenceId", count(*)::int AS "count", min(e."askedAt") AS "oldest", 0 AS "overdue"
    FROM "RefusalEscalation" e JOIN "Delegate" d ON d."id" = e."delegateId"
    WHERE e."state" = 'OPEN' AND e."askedOf" = ${actor.kind === "user" ? actor.userId : null}::uuid
    GROUP BY d."conferenceId"`,
  href: (slug) => `/review/${slug}?state=READY`,
};

export const SENIOR_APPROVER = [ESCALATED];
