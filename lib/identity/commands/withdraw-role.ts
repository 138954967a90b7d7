import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { WithdrawRoleInput } from "@/lib/identity/schema";
import { closeSessionsOfUser } from "@/lib/identity/session";
import { authorize, holdsEverywhere } from "@/lib/policy/can";
import { userScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Withdraws a role; the user's sessions end. Nobody withdraws their own, so that an administrator is left.
 * @returns CONFLICT alreadyDone, NOT_FOUND grantNotFound, FORBIDDEN ownAccount or out of reach
 */
export async function withdrawRole(ctx: Ctx, { grantId }: WithdrawRoleInput): Promise<Result<undefined>> {
  const denied = authorize(ctx, "role.grant");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx) => {
    const grant = await tx.roleGrant.findFirst({
      where: { id: grantId, user: userScope(ctx, "role.grant") },
    });
    if (!grant) return refuse("NOT_FOUND", "grantNotFound");
    const { userId, conferenceId, role } = grant;
    if (ctx.actor.kind === "user" && ctx.actor.userId === userId) return refuse("FORBIDDEN", "ownAccount");
    if (conferenceId === null && !holdsEverywhere(ctx.actor, "role.grant"))
      return refuse("FORBIDDEN", "notAllowed");
    const outOfReach = conferenceId ? authorize(ctx, "role.grant", { conferenceId }) : undefined;
    if (outOfReach) return refusal(outOfReach);
    const { count } = await tx.roleGrant.updateMany({
      where: { id: grantId, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    if (grant.delegationId) {
      // The appointment of a focal point ends with the role that followed from it.
      const appointment = { userId, delegationId: grant.delegationId, revokedAt: null };
      await tx.focalPoint.updateMany({ where: appointment, data: { revokedAt: ctx.now } });
    }
    await closeSessionsOfUser(tx, userId, ctx.now);
    await recordAudit(tx, ctx, {
      action: "role.withdrawn",
      conferenceId,
      subjectType: "user",
      subjectId: userId,
      details: { role, delegationId: grant.delegationId, categoryIds: grant.categoryIds },
    });
    return ok();
  });
}
