import { Prisma } from "@/lib/db/generated/client";
import type { Question } from "@/lib/home/question";

/** What everybody who works on dossiers is asked: those that the reader has open, here or elsewhere. */
export const OWN_CLAIMS: Question = {
  name: "ownClaims",
  permission: "delegate.read",
  sql: ({ actor, now }) => Prisma.sql`
    SELECT d."conferenceId", count(DISTINCT d."id")::int AS "count", min(k."takenAt") AS "oldest", 0 AS "overdue"
    FROM "ReviewClaim" k JOIN "Delegate" d ON d."id" = k."delegateId"
    WHERE k."holderId" = ${actor.kind === "user" ? actor.userId : null}::uuid AND k."expiresAt" > ${now}
    GROUP BY d."conferenceId"`,
  href: (slug) => `/review/${slug}?claim=mine`,
};
