import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { UserIdInput } from "@/lib/identity/schema";
import { aboutUser, takeAccount } from "@/lib/identity/user-account";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Removes the second factor of somebody who lost the phone and the recovery codes; the next sign-in sets up another.
 * The password stays unknown to the administrator, who has checked in person who asks.
 * @returns CONFLICT alreadyDone when there is none, NOT_FOUND userNotFound, FORBIDDEN ownAccount or rolesElsewhere
 */
export async function resetSecondFactor(ctx: Ctx, { userId }: UserIdInput): Promise<Result<undefined>> {
  const denied = authorize(ctx, "user.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx) => {
    const taken = await takeAccount(tx, ctx, userId);
    if (!taken.ok) return taken;
    const { count } = await tx.user.updateMany({
      where: { id: userId, secondFactorSince: { not: null } },
      data: { totpSecretCiphertext: null, totpKeyId: null, totpLastStep: null, secondFactorSince: null },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    await tx.recoveryCode.deleteMany({ where: { userId } });
    await recordAudit(tx, ctx, { action: "secondFactor.reset", ...aboutUser(userId), details: taken.value });
    return ok();
  });
}
