import type { Ctx, Grant } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { grantsFor } from "@/lib/policy/can";
import type { Permission } from "@/lib/policy/permissions";
import { roleDefinition } from "@/lib/policy/roles";

/** One thing that a role is asked for on its home page. */
export type Question = {
  /** Key in the messages `home.question`. */
  name: string;
  /** Without it nothing is counted. */
  permission: Permission;
  /**
   * One statement: rows of "conferenceId" (null where there is none), "count", "oldest" (since when the first one
   * waits) and "overdue" (clocks that ran out), within the reader's reach.
   */
  sql: (ctx: Ctx) => Prisma.Sql;
  /** Where the same things stand, filtered; null where the figure is all there is. */
  href: ((slug: string) => string) | null;
};

function reachOfGrant({ role, conferenceId, categoryIds, delegationId }: Grant): Prisma.Sql {
  const place = conferenceId ? Prisma.sql`c."id" = ${conferenceId}::uuid` : Prisma.sql`TRUE`;
  const { reach } = roleDefinition(role);
  if (reach === "category") return Prisma.sql`(${place} AND d."categoryId" = ANY(${categoryIds}::uuid[]))`;
  if (reach === "delegation") return Prisma.sql`(${place} AND d."delegationId" = ${delegationId}::uuid)`;
  return place;
}

/** The people `d` of a conference `c` whom the reader reaches with the permission, as part of the statement. */
export function reachSql(ctx: Ctx, permission: Permission): Prisma.Sql {
  const parts = grantsFor(ctx.actor, permission).map(reachOfGrant);
  return parts.length === 0 ? Prisma.sql`FALSE` : Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}

/** The conferences `c` in which the reader holds the permission. */
export function conferenceReachSql(ctx: Ctx, permission: Permission): Prisma.Sql {
  const grants = grantsFor(ctx.actor, permission);
  if (grants.some(({ conferenceId }) => conferenceId === null)) return Prisma.sql`TRUE`;
  return Prisma.sql`c."id" = ANY(${grants.flatMap(({ conferenceId }) => conferenceId ?? [])}::uuid[])`;
}

/** Counts people in the reader's reach by conference, with the longest waiting and those past their date. */
export function peopleSql(ctx: Ctx, permission: Permission, condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT d."conferenceId", count(*)::int AS "count", min(d."stateSince") AS "oldest",
      (count(*) FILTER (WHERE d."dueAt" < ${ctx.now}))::int AS "overdue"
    FROM "Conference" c JOIN "Delegate" d ON d."conferenceId" = c."id"
    WHERE ${reachSql(ctx, permission)} AND ${condition} GROUP BY d."conferenceId"`;
}
