import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { UserIdInput } from "@/lib/identity/schema";
import { aboutUser, takeAccount } from "@/lib/identity/user-account";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/**
 * Ends every session of an account, for a lost phone or a borrowed desk.
 * @returns how many ended; NOT_FOUND userNotFound, FORBIDDEN ownAccount or rolesElsewhere
 */
export async function signOutUser(ctx: Ctx, { userId }: UserIdInput): Promise<Result<{ closed: number }>> {
  const denied = authorize(ctx, "user.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx) => {
    const taken = await takeAccount(tx, ctx, userId);
    if (!taken.ok) return taken;
    const audit = {
      action: "sessions.closedEverywhere",
      ...aboutUser(userId),
      details: taken.value,
    } as const;
    await recordAudit(tx, ctx, audit);
    return ok(taken.value);
  });
}
