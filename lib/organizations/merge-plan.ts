import "server-only";
import type { Tx } from "@/lib/db/client";
import type { Organization } from "@/lib/db/generated/client";
import { mergedAliases } from "@/lib/organizations/merged-aliases";
import { MOST_ALIASES } from "@/lib/organizations/schema";
import { ok, type Result, refuse } from "@/lib/result";

/** Exactly what a merge moves from the given entry to the kept one. */
export type MergePlan = {
  aliases: string[];
  delegationIds: string[];
  userIds: string[];
  childIds: string[];
};

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);

/**
 * What a merge would move, read once for the preview and once more under the lock.
 * @returns CONFLICT restoreFirst for a suspended entry, organizationsShareConference with the conferences' codes,
 *   organizationCircle when the kept entry stands below the given one, tooManyAliases
 */
export async function planMerge(tx: Tx, kept: Organization, given: Organization): Promise<Result<MergePlan>> {
  if (kept.suspendedAt || given.suspendedAt) return refuse("CONFLICT", "restoreFirst");
  const of = { organizationId: given.id };
  const shared = await tx.conference.findMany({
    where: { AND: [kept.id, given.id].map((id) => ({ delegations: { some: { organizationId: id } } })) },
    select: { code: true },
    orderBy: { code: "asc" },
  });
  if (shared.length > 0) {
    const conferences = shared.map(({ code }) => code).join(", ");
    return refuse("CONFLICT", "organizationsShareConference", { values: { conferences } });
  }
  const aliases = mergedAliases(kept, given);
  if (aliases.length > MOST_ALIASES) {
    return refuse("CONFLICT", "tooManyAliases", { values: { max: MOST_ALIASES } });
  }
  const [delegations, users, children] = await Promise.all([
    tx.delegation.findMany({ where: of, select: { id: true } }),
    tx.user.findMany({ where: of, select: { id: true } }),
    tx.organization.findMany({ where: { parentId: given.id, mergedIntoId: null }, select: { id: true } }),
  ]);
  const childIds = idsOf(children);
  if (childIds.includes(kept.id)) return refuse("CONFLICT", "organizationCircle");
  return ok({ aliases, delegationIds: idsOf(delegations), userIds: idsOf(users), childIds });
}
