import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Organization, Prisma } from "@/lib/db/generated/client";
import { holdsEverywhere } from "@/lib/policy/can";
import { conferenceScope, delegationScope, wholeUserScope } from "@/lib/policy/scope";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * Waits for whoever else changes, suspends or merges entries. Two merges in opposite directions would each see two
 * free entries; parents are checked under the same lock by the database.
 */
export async function lockRegistry(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('organization registry'))`;
}

/**
 * The entries that the actor may change: those that take part in one of the actor's conferences, and those that take
 * part in none (decision 0017).
 */
export function changeableOrganizations(ctx: Ctx): Prisma.OrganizationWhereInput {
  if (holdsEverywhere(ctx.actor, "organization.manage")) return {};
  const conference = conferenceScope(ctx, "organization.manage");
  return { OR: [{ delegations: { some: { conference } } }, { delegations: { none: {} } }] };
}

/**
 * What stands against acting on these entries for every conference at once: delegations or accounts outside the
 * actor's conferences. Suspending and merging reach all of them (decision 0017).
 */
export async function beyondReach(tx: Tx, ctx: Ctx, ids: string[]): Promise<Result<undefined>> {
  if (holdsEverywhere(ctx.actor, "organization.manage")) return ok();
  const reached = delegationScope(ctx, "organization.manage");
  const outside = await tx.delegation.groupBy({
    by: ["conferenceId"],
    where: { organizationId: { in: ids }, NOT: reached },
  });
  const accounts = await tx.user.count({
    where: { organizationId: { in: ids }, NOT: wholeUserScope(ctx, "organization.manage") },
  });
  if (outside.length === 0 && accounts === 0) return ok();
  return refuse("FORBIDDEN", "organizationOutOfReach", { values: { conferences: outside.length } });
}

/** The entry as it stands, for a writer that saw this version. @returns NOT_FOUND, or CONFLICT for what was merged or changed */
export async function entryAt(
  tx: Tx,
  where: Prisma.OrganizationWhereInput & { id: string },
  version: number,
): Promise<Result<Organization>> {
  const { id, ...scope } = where;
  const row = await tx.organization.findFirst({ where: { AND: [{ id }, scope] } });
  if (!row) return refuse("NOT_FOUND", "organizationNotFound");
  if (row.mergedIntoId) return refuse("CONFLICT", "organizationMerged");
  return row.version === version ? ok(row) : refuse("CONFLICT", "staleVersion");
}
