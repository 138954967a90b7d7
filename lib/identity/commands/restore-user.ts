import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { UserIdInput } from "@/lib/identity/schema";
import { aboutUser, takeAccount } from "@/lib/identity/user-account";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Lifts a suspension; the person signs in anew.
 * @returns CONFLICT alreadyDone, NOT_FOUND userNotFound, FORBIDDEN ownAccount or rolesElsewhere
 */
export async function restoreUser(ctx: Ctx, { userId }: UserIdInput): Promise<Result<undefined>> {
  const denied = authorize(ctx, "user.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx) => {
    const taken = await takeAccount(tx, ctx, userId);
    if (!taken.ok) return taken;
    const { count } = await tx.user.updateMany({
      where: { id: userId, suspendedAt: { not: null } },
      data: { suspendedAt: null },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    await recordAudit(tx, ctx, { action: "user.restored", ...aboutUser(userId) });
    return ok();
  });
}
