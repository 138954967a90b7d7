import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { takeOwnSession } from "@/lib/identity/own-session";
import { replaceRecoveryCodes } from "@/lib/identity/recovery-code-store";
import { aboutUser } from "@/lib/identity/user-account";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * Replaces the recovery codes of the signed-in user; the old ones no longer open anything.
 * @returns the ten new ones, shown once; CONFLICT staleVersion without a second factor, FORBIDDEN signInAgain
 */
export async function renewRecoveryCodes(ctx: Ctx): Promise<Result<{ codes: string[] }>> {
  allowEveryone("everybody signed in may renew their own codes");
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("UNAUTHENTICATED", "signInFirst");
  return inTransaction(ctx, async (tx) => {
    const taken = await takeOwnSession(tx, ctx, actor);
    if (!taken.ok) return taken;
    if (!taken.value.secondFactorSince) return refuse("CONFLICT", "staleVersion");
    const codes = await replaceRecoveryCodes(tx, actor.userId);
    await recordAudit(tx, ctx, { action: "recoveryCodes.renewed", ...aboutUser(actor.userId) });
    return ok({ codes });
  });
}
