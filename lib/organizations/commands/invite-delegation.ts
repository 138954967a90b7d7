import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { endOfDayAt } from "@/lib/i18n/zoned-time";
import type { InviteDelegationInput } from "@/lib/organizations/schema";
import { tellDelegation } from "@/lib/organizations/tell-delegation";
import { enterDelegation } from "@/lib/organizations/transition-delegation";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Invites an organization to a conference with the places notified to it, and writes to the contact where there is one.
 * The mail carries no secret: the focal point is appointed separately, by the letter that names one.
 * @returns the delegation's id; NOT_FOUND for an unknown or merged organization, CONFLICT organizationSuspended, and
 *   delegationExists when it was invited before, with everything as it was
 */
export async function inviteDelegation(
  ctx: Ctx,
  { deadlineOn = null, tellContact = true, ...input }: InviteDelegationInput,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "organization.manage", { conferenceId: input.conferenceId });
  if (denied) return refusal(denied);
  const { conferenceId, organizationId, quota } = input;
  return inTransaction(ctx, async (tx) => {
    const conference = await tx.conference.findUnique({ where: { id: conferenceId } });
    const organization = await tx.organization.findUnique({ where: { id: organizationId } });
    const before = await tx.delegation.findFirst({
      where: { conferenceId, organizationId },
      select: { id: true },
    });
    if (!conference) return refuse("NOT_FOUND", "conferenceNotFound");
    if (!organization || organization.mergedIntoId) return refuse("NOT_FOUND", "organizationNotFound");
    // Two at once meet at delegation_organization_unique, which says the same.
    if (before) return refuse("CONFLICT", "delegationExists");
    if (organization.suspendedAt) return refuse("CONFLICT", "organizationSuspended");
    const deadlineAt = deadlineOn ? endOfDayAt(deadlineOn, conference.timeZone) : null;
    const id = await enterDelegation(tx, ctx, "INVITED", { ...input, deadlineAt });
    if (tellContact) {
      const values = { places: quota, deadlineAt: deadlineAt?.toISOString() ?? null };
      await tellDelegation(
        tx,
        ctx,
        { id, ...input, organization, conference },
        "delegation-invited",
        values,
        id,
      );
    }
    await recordAudit(tx, ctx, {
      action: "delegation.invited",
      conferenceId,
      subjectType: "delegation",
      subjectId: id,
      details: { organizationId, quota },
    });
    return ok({ id });
  });
}
