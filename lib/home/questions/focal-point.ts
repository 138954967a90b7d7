import { Prisma } from "@/lib/db/generated/client";
import { peopleSql, type Question, reachSql } from "@/lib/home/question";

const TO_ENDORSE: Question = {
  name: "toEndorse",
  permission: "registration.endorse",
  sql: (ctx) => peopleSql(ctx, "registration.endorse", Prisma.sql`d."state" = 'AWAITING_ENDORSEMENT'`),
  href: () => "/delegations",
};

const TO_MEND: Question = {
  name: "toMend",
  permission: "registration.edit",
  sql: (ctx) => peopleSql(ctx, "registration.edit", Prisma.sql`d."state" = 'RETURNED'`),
  href: () => "/delegations",
};

const DEFECTIVE_NOTES: Question = {
  name: "defectiveNotes",
  permission: "nomination.record",
  sql: (ctx) => Prisma.sql`
    SELECT d."conferenceId", count(*)::int AS "count", min(d."receivedAt") AS "oldest", 0 AS "overdue"
    FROM (SELECT n."receivedAt", n."delegationId", g."conferenceId", NULL::uuid AS "categoryId"
      FROM "NominationDocument" n JOIN "Delegation" g ON g."id" = n."delegationId" WHERE n."state" = 'DEFECTIVE') d
    JOIN "Conference" c ON c."id" = d."conferenceId"
    WHERE ${reachSql(ctx, "nomination.record")} GROUP BY d."conferenceId"`,
  href: () => "/delegations",
};

export const FOCAL_POINT = [TO_ENDORSE, TO_MEND, DEFECTIVE_NOTES];
