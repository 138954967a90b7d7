import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { inviteByTwoChannels } from "@/lib/identity/open-account";
import { lockUser } from "@/lib/identity/session";
import type { FocalPointInput } from "@/lib/organizations/schema";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Sends a focal point who has not taken the appointment up another link, with another code; the earlier ones end.
 * @returns the code, to be passed on by another way than the mail; NOT_FOUND out of reach, CONFLICT alreadyDone when
 *   the appointment has ended or the account has its password
 */
export async function inviteFocalPointAgain(
  ctx: Ctx,
  { focalPointId }: FocalPointInput,
): Promise<Result<{ code: string }>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const row = await tx.focalPoint.findFirst({
      where: { id: focalPointId, delegation: delegationScope(ctx, "organization.manage") },
      include: { delegation: true },
    });
    if (!row) return refuse("NOT_FOUND", "focalPointNotFound");
    // Whoever takes the appointment up at this moment is waited for, and then needs no other link.
    const user = await lockUser(tx, row.userId);
    if (row.revokedAt || !user || user.passwordHash) return refuse("CONFLICT", "alreadyDone");
    const code = await inviteByTwoChannels(tx, ctx, row.userId);
    await recordAudit(tx, ctx, {
      action: "focalPoint.invitedAgain",
      conferenceId: row.delegation.conferenceId,
      subjectType: "delegation",
      subjectId: row.delegationId,
      details: { userId: row.userId, focalPointId },
    });
    return ok({ code });
  });
}
