import { Prisma } from "@/lib/db/generated/client";

/** Checks on a page of the gate log. */
export const CHECKS_PAGE = 50;

/** The page of the gate log as a statement; names are looked up for its rows alone. */
export function checksSql(where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT k."id", k."at", k."outcome", k."typed", k."place", k."codeHash", u."name" AS "guard", b."serial", b."face",
      b."delegateId"
    FROM (SELECT * FROM "BadgeCheck" k WHERE ${where} ORDER BY k."at" DESC, k."id" DESC LIMIT ${CHECKS_PAGE + 1}) k
    JOIN "User" u ON u."id" = k."checkedBy" LEFT JOIN "Badge" b ON b."id" = k."badgeId"
    ORDER BY k."at" DESC, k."id" DESC`;
}
