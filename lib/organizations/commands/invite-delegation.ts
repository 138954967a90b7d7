import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import type { InviteDelegationInput } from "@/lib/organizations/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/**
 * Invites an organization to a conference with the places notified to it.
 * @returns the delegation's id; CONFLICT delegationExists when it was invited before
 */
export async function inviteDelegation(
  ctx: Ctx,
  input: InviteDelegationInput,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "organization.manage", { conferenceId: input.conferenceId });
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx) => {
    const id = newId();
    await tx.delegation.create({ data: { id, ...input } });
    await recordAudit(tx, ctx, {
      action: "delegation.invited",
      conferenceId: input.conferenceId,
      subjectType: "delegation",
      subjectId: id,
      details: { organizationId: input.organizationId, quota: input.quota },
    });
    return ok({ id });
  });
}
