import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import {
  beyondReach,
  changeableOrganizations,
  entryAt,
  lockRegistry,
} from "@/lib/organizations/registry-entry";
import type { RestoreOrganizationInput } from "@/lib/organizations/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Ends the suspension of an organization everywhere; the audit entry keeps the reason that stood.
 * @returns the new version; NOT_FOUND out of reach, FORBIDDEN organizationOutOfReach when other conferences are
 *   concerned too, CONFLICT staleVersion, organizationMerged or alreadyDone
 */
export async function restoreOrganization(
  ctx: Ctx,
  { organizationId, version }: RestoreOrganizationInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    await lockRegistry(tx);
    const found = await entryAt(tx, { id: organizationId, AND: [changeableOrganizations(ctx)] }, version);
    if (!found.ok) return found;
    const reached = await beyondReach(tx, ctx, [organizationId]);
    if (!reached.ok) return reached;
    const { count } = await tx.organization.updateMany({
      where: { id: organizationId, version, suspendedAt: { not: null } },
      data: { suspendedAt: null, suspendedReason: null, version: version + 1 },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    await recordAudit(tx, ctx, {
      action: "organization.restored",
      conferenceId: null,
      subjectType: "organization",
      subjectId: organizationId,
      details: { reason: found.value.suspendedReason },
    });
    return ok({ version: version + 1 });
  });
}
