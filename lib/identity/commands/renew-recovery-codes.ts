import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { replaceRecoveryCodes } from "@/lib/identity/recovery-code-store";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refuse } from "@/lib/result";

/** Replaces the recovery codes; the session must have shown its second factor. @returns the ten new ones, shown once */
export async function renewRecoveryCodes(ctx: Ctx): Promise<Result<{ codes: string[] }>> {
  allowEveryone("everybody signed in may renew their own codes");
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("UNAUTHENTICATED", "signInFirst");
  return inTransaction(ctx, async (tx) => {
    const session = await tx.session.findUnique({ where: { id: actor.sessionId } });
    if (!session?.secondFactorAt) return refuse("FORBIDDEN", "notAllowed");
    const codes = await replaceRecoveryCodes(tx, actor.userId);
    await recordAudit(tx, ctx, {
      action: "recoveryCodes.renewed",
      conferenceId: null,
      subjectType: "user",
      subjectId: actor.userId,
    });
    return ok({ codes });
  });
}
