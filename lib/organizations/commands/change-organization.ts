import "server-only";
import { fieldChanges } from "@/lib/audit/mask";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { organizationKeys } from "@/lib/organizations/organization-keys";
import { changeableOrganizations, entryAt, lockRegistry } from "@/lib/organizations/registry-entry";
import type { ChangeOrganizationInput } from "@/lib/organizations/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Changes what the registry says of an organization, for every conference; what it may be found by follows.
 * @returns the new version; NOT_FOUND organizationNotFound for ids unknown or out of reach, CONFLICT staleVersion,
 *   organizationMerged, organizationCircle for a parent below the entry itself, codeTaken
 */
export async function changeOrganization(
  ctx: Ctx,
  { organizationId, version, ...fields }: ChangeOrganizationInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    await lockRegistry(tx);
    const found = await entryAt(tx, { id: organizationId, AND: [changeableOrganizations(ctx)] }, version);
    if (!found.ok) return found;
    const parent = fields.parentId && (await tx.organization.findUnique({ where: { id: fields.parentId } }));
    if (fields.parentId && !parent) {
      return refuse("INVALID", "checkFields", { fields: { parentId: "chooseOne" } });
    }
    const { count } = await tx.organization.updateMany({
      where: { id: organizationId, version, mergedIntoId: null },
      data: { ...fields, nameKeys: organizationKeys(fields), version: version + 1 },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    await recordAudit(tx, ctx, {
      action: "organization.changed",
      conferenceId: null,
      subjectType: "organization",
      subjectId: organizationId,
      changes: fieldChanges(found.value, fields),
    });
    return ok({ version: version + 1 });
  });
}
