import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { UserIdInput } from "@/lib/identity/schema";
import { aboutUser, takeAccount } from "@/lib/identity/user-account";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Suspends an account; its sessions end at once. Nobody suspends themselves.
 * @returns CONFLICT alreadyDone, NOT_FOUND userNotFound, FORBIDDEN ownAccount or rolesElsewhere
 */
export async function suspendUser(ctx: Ctx, { userId }: UserIdInput): Promise<Result<undefined>> {
  const denied = authorize(ctx, "user.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx) => {
    const taken = await takeAccount(tx, ctx, userId);
    if (!taken.ok) return taken;
    const { count } = await tx.user.updateMany({
      where: { id: userId, suspendedAt: null },
      data: { suspendedAt: ctx.now },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    await recordAudit(tx, ctx, { action: "user.suspended", ...aboutUser(userId), details: taken.value });
    return ok();
  });
}
