import { Prisma } from "@/lib/db/generated/client";
import { conferenceReachSql, peopleSql, type Question, reachSql } from "@/lib/home/question";
import { OWN_CLAIMS } from "@/lib/home/questions/claims";
import { nobodyToRemind } from "@/lib/reminders/unreachable";

/** What is checked for completeness. */
export const TO_CHECK: Question = {
  name: "toCheck",
  permission: "review.start",
  sql: (ctx) => peopleSql(ctx, "review.start", Prisma.sql`d."state" = 'SUBMITTED'`),
  href: (slug) => `/review/${slug}?state=SUBMITTED`,
};

/** Whoever was asked for something and let the date pass. */
export const UNANSWERED: Question = {
  name: "unanswered",
  permission: "delegate.return",
  sql: (ctx) =>
    peopleSql(ctx, "delegate.return", Prisma.sql`d."state" = 'RETURNED' AND d."dueAt" < ${ctx.now}`),
  href: (slug) => `/review/${slug}?state=RETURNED&overdue=1`,
};

/** Returned, and nobody can be reminded: an officer finds an address, since the date ends nothing. */
export const UNREACHABLE: Question = {
  name: "unreachable",
  permission: "delegate.return",
  sql: (ctx) => peopleSql(ctx, "delegate.return", nobodyToRemind(ctx.now)),
  href: (slug) => `/review/${slug}?unreachable=1`,
};

const QUERIES: Question = {
  name: "queries",
  permission: "query.settle",
  sql: (ctx) => Prisma.sql`
    SELECT d."conferenceId", count(*)::int AS "count", min(q."askedAt") AS "oldest", 0 AS "overdue"
    FROM "ReviewQuery" q JOIN "Delegate" d ON d."id" = q."delegateId" JOIN "Conference" c ON c."id" = d."conferenceId"
    WHERE q."state" = 'OPEN' AND ${reachSql(ctx, "query.settle")} GROUP BY d."conferenceId"`,
  href: (slug) => `/review/${slug}?mine=1&notState=SUBMITTED`,
};

const DOUBLES: Question = {
  name: "doubles",
  permission: "duplicate.decide",
  sql: (ctx) => Prisma.sql`
    SELECT c."id" AS "conferenceId", count(*)::int AS "count", min(p."foundAt") AS "oldest", 0 AS "overdue"
    FROM "DuplicatePair" p JOIN "Conference" c ON c."id" = p."conferenceId"
    WHERE p."state" = 'OPEN' AND ${conferenceReachSql(ctx, "duplicate.decide")} GROUP BY c."id"`,
  href: (slug) => `/review/${slug}/duplicates`,
};

const NOTES: Question = {
  name: "notes",
  permission: "nomination.verify",
  sql: (ctx) => Prisma.sql`
    SELECT c."id" AS "conferenceId", count(*)::int AS "count", min(n."receivedAt") AS "oldest", 0 AS "overdue"
    FROM "NominationDocument" n JOIN "Delegation" g ON g."id" = n."delegationId"
    JOIN "Conference" c ON c."id" = g."conferenceId"
    WHERE n."state" = 'RECEIVED' AND ${conferenceReachSql(ctx, "nomination.verify")} GROUP BY c."id"`,
  href: (slug) => `/review/${slug}/delegations`,
};

export const REGISTRATION_OFFICER = [TO_CHECK, QUERIES, NOTES, DOUBLES, UNANSWERED, UNREACHABLE, OWN_CLAIMS];
