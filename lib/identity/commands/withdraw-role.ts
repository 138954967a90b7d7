import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { WithdrawRoleInput } from "@/lib/identity/schema";
import { closeSessionsOfUser } from "@/lib/identity/session";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Withdraws a role; the user's sessions end. @returns CONFLICT alreadyDone, NOT_FOUND for an unknown grant */
export async function withdrawRole(ctx: Ctx, { grantId }: WithdrawRoleInput): Promise<Result<undefined>> {
  const denied = authorize(ctx, "role.grant");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx) => {
    const grant = await tx.roleGrant.findUnique({ where: { id: grantId } });
    if (!grant) return refuse("NOT_FOUND", "userNotFound");
    const place = grant.conferenceId ? { conferenceId: grant.conferenceId } : {};
    const outOfReach = authorize(ctx, "role.grant", place);
    if (outOfReach) return refusal(outOfReach);
    const { count } = await tx.roleGrant.updateMany({
      where: { id: grantId, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    await closeSessionsOfUser(tx, grant.userId, ctx.now);
    await recordAudit(tx, ctx, {
      action: "role.withdrawn",
      conferenceId: grant.conferenceId,
      subjectType: "user",
      subjectId: grant.userId,
      details: { role: grant.role },
    });
    return ok();
  });
}
