import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { closeSessionsOfUser } from "@/lib/identity/session";
import type { FocalPointInput } from "@/lib/organizations/schema";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Ends the appointment of a focal point, the role that followed from it and the sessions: the next request is refused.
 * @returns NOT_FOUND out of reach, CONFLICT alreadyDone when it was ended before
 */
export async function revokeFocalPoint(
  ctx: Ctx,
  { focalPointId }: FocalPointInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const row = await tx.focalPoint.findFirst({
      where: { id: focalPointId, delegation: delegationScope(ctx, "organization.manage") },
      include: { delegation: true },
    });
    if (!row) return refuse("NOT_FOUND", "focalPointNotFound");
    const { userId, delegationId } = row;
    const { count } = await tx.focalPoint.updateMany({
      where: { id: focalPointId, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    // Roles granted by an administrator for the same delegation end too: the sending side no longer speaks through them.
    await tx.roleGrant.updateMany({
      where: { userId, delegationId, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    await closeSessionsOfUser(tx, userId, ctx.now);
    await recordAudit(tx, ctx, {
      action: "focalPoint.revoked",
      conferenceId: row.delegation.conferenceId,
      subjectType: "delegation",
      subjectId: delegationId,
      details: { userId, focalPointId },
    });
    return ok();
  });
}
