import "server-only";
import { fieldChanges } from "@/lib/audit/mask";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { fillFreedPlaces } from "@/lib/delegates/transition";
import type { DelegationWrite } from "@/lib/imports/plan-delegations";
import type { RowToWrite } from "@/lib/imports/row-to-write";
import { createOrganization } from "@/lib/organizations/commands/create-organization";
import { enterDelegation } from "@/lib/organizations/transition-delegation";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

type Inside = Ctx & { tx: NonNullable<Ctx["tx"]> };

/** The entry of the registry that the row means; made now where there was none. */
async function organizationOf(
  ctx: Inside,
  { organizationId, organization }: DelegationWrite,
): Promise<Result<string>> {
  if (organizationId) return ok(organizationId);
  if (!organization) return refuse("CONFLICT", "importRowStale");
  const made = await createOrganization(ctx, { ...organization, acronym: {}, aliases: [] });
  return made.ok ? ok(made.value.id) : made;
}

async function invite(ctx: Inside, row: RowToWrite<DelegationWrite>): Promise<Result<{ id: string }>> {
  const { conferenceId, write } = row;
  const organization = await organizationOf(ctx, write);
  if (!organization.ok) return organization;
  const { quota = 0, language = "en", contactEmail = null } = write.delegation;
  const invited = { conferenceId, organizationId: organization.value, quota, language, contactEmail };
  const id = await enterDelegation(ctx.tx, ctx, "INVITED", invited);
  await recordAudit(ctx.tx, ctx, {
    action: "delegation.invited",
    conferenceId,
    subjectType: "delegation",
    subjectId: id,
    details: { organizationId: organization.value, quota, importId: row.importId, row: row.rowNumber },
  });
  return ok({ id });
}

/**
 * Writes one row of a table of delegations: invites the organization, entered into the registry where it is new, or
 * changes places, language or address of its delegation. Places that are added go to the waiting list at once.
 * @returns the delegation; CONFLICT delegationExists or codeTaken for what was made meanwhile, staleVersion for what
 *   was changed meanwhile
 */
export async function writeDelegation(
  ctx: Ctx,
  row: RowToWrite<DelegationWrite>,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "organization.manage", { conferenceId: row.conferenceId });
  if (denied) return refusal(denied);
  const { conferenceId, targetId, targetVersion, write } = row;
  return inTransaction(ctx, async (tx, ctx) => {
    if (targetId === null) return invite(ctx, row);
    const where = { AND: [{ id: targetId, conferenceId }, delegationScope(ctx, "organization.manage")] };
    const before = await tx.delegation.findFirst({ where });
    if (!before) return refuse("NOT_FOUND", "delegationNotFound");
    const version = targetVersion ?? 0;
    const { count } = await tx.delegation.updateMany({
      where: { id: targetId, version },
      data: { ...write.delegation, version: version + 1 },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    if ((write.delegation.quota ?? 0) > before.quota) {
      const filled = await fillFreedPlaces(tx, ctx, targetId, { by: "quotaRaised", decisionId: null });
      if (!filled.ok) return filled;
    }
    await recordAudit(tx, ctx, {
      action: "delegation.imported",
      conferenceId,
      subjectType: "delegation",
      subjectId: targetId,
      changes: fieldChanges(before, write.delegation),
      details: { importId: row.importId, row: row.rowNumber },
    });
    return ok({ id: targetId });
  });
}
