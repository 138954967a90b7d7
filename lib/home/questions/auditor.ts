import type { AuditAction } from "@/lib/audit/actions";
import { Prisma } from "@/lib/db/generated/client";
import { conferenceReachSql, type Question } from "@/lib/home/question";

const DAYS = 7;

/** How often something that deserves a look was done in the last seven days. */
function done(name: string, action: AuditAction): Question {
  return {
    name,
    permission: "audit.read",
    sql: (ctx) => Prisma.sql`
      SELECT c."id" AS "conferenceId", count(*)::int AS "count", min(e."at") AS "oldest", 0 AS "overdue"
      FROM "Conference" c JOIN "AuditEntry" e ON e."chain" = c."id"::text
      WHERE ${conferenceReachSql(ctx, "audit.read")} AND e."at" > ${new Date(ctx.now.getTime() - DAYS * 86_400_000)}
        AND e."action" = ${action} GROUP BY c."id"`,
    href: null,
  };
}

/** Document numbers that were shown in clear. */
export const REVEALS = done("reveals", "passport.revealed");

export const AUDITOR = [REVEALS, done("takeOvers", "claim.takenOver")];
