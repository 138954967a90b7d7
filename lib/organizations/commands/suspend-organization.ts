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
import type { SuspendOrganizationInput } from "@/lib/organizations/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Suspends an organization everywhere: no new delegation, no new registration; who is registered keeps the state.
 * @returns the new version; NOT_FOUND out of reach, FORBIDDEN organizationOutOfReach when other conferences are
 *   concerned too, CONFLICT staleVersion, organizationMerged or alreadyDone
 */
export async function suspendOrganization(
  ctx: Ctx,
  { organizationId, version, reason }: SuspendOrganizationInput,
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
      where: { id: organizationId, version, suspendedAt: null },
      data: { suspendedAt: ctx.now, suspendedReason: reason, version: version + 1 },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    await recordAudit(tx, ctx, {
      action: "organization.suspended",
      conferenceId: null,
      subjectType: "organization",
      subjectId: organizationId,
      details: { reason },
    });
    return ok({ version: version + 1 });
  });
}
