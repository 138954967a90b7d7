import "server-only";
import type { Actor, Grant } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { can } from "@/lib/policy/can";
import { REVIEW_KINDS, REVIEW_PERMISSION } from "@/lib/policy/reviews";
import { roleDefinition } from "@/lib/policy/roles";

function openTasksOf(grant: Grant): Prisma.Sql[] {
  const { permissions, reach } = roleDefinition(grant.role);
  const kinds = REVIEW_KINDS.filter((kind) => permissions.includes(REVIEW_PERMISSION[kind]));
  if (kinds.length === 0) return [];
  const within =
    reach === "category" ? Prisma.sql`d."categoryId" = ANY(${grant.categoryIds}::uuid[])` : Prisma.sql`TRUE`;
  return [
    Prisma.sql`(${within} AND d."id" IN (SELECT t."delegateId" FROM "ReviewTask" t WHERE t."state" = 'OPEN'
      AND t."kind" = ANY(${kinds}::"ReviewKind"[]) AND (t."role" IS NULL OR t."role" = ${grant.role})))`,
  ];
}

/**
 * The people `d` who wait for this reader: an open review of the reader's kind, role and categories, or a query that
 * the reader settles. Null for readers who review nothing.
 */
export function mineSql(actor: Actor, conferenceId: string): Prisma.Sql | null {
  if (actor.kind !== "user") return null;
  const grants = actor.grants.filter(
    (grant) => grant.conferenceId === null || grant.conferenceId === conferenceId,
  );
  const parts = grants.flatMap(openTasksOf);
  if (can(actor, "query.settle", { conferenceId })) {
    parts.push(Prisma.sql`d."id" IN (SELECT q."delegateId" FROM "ReviewQuery" q WHERE q."state" = 'OPEN')`);
  }
  return parts.length === 0 ? null : Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}
