import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { replaceRecoveryCodes } from "@/lib/identity/recovery-code-store";
import type { EnrolSecondFactorInput } from "@/lib/identity/schema";
import { closeSessionsOfUser, openSession } from "@/lib/identity/session";
import { totpSecret, totpStep } from "@/lib/identity/totp";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * Puts the prepared factor into force once its first code is right; other sessions end.
 * @returns ten recovery codes, shown once, and the token of a session that counts in full
 */
export async function enrolSecondFactor(
  ctx: Ctx,
  { code }: EnrolSecondFactorInput,
  userAgent: string,
): Promise<Result<{ codes: string[]; token: string }>> {
  allowEveryone("everybody signed in may protect their own account");
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("UNAUTHENTICATED", "signInFirst");
  return inTransaction(ctx, async (tx) => {
    const user = await tx.user.findUnique({ where: { id: actor.userId } });
    if (!user?.totpSecretCiphertext || !user.totpKeyId) return refuse("CONFLICT", "staleVersion");
    const { totpSecretCiphertext, totpKeyId } = user;
    const step = totpStep(totpSecret({ id: user.id, totpSecretCiphertext, totpKeyId }), code, null, ctx.now);
    if (step === null) return refuse("FORBIDDEN", "codeWrong");
    const { count } = await tx.user.updateMany({
      where: { id: user.id, secondFactorSince: null },
      data: { secondFactorSince: ctx.now, totpLastStep: step },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    const codes = await replaceRecoveryCodes(tx, user.id);
    await closeSessionsOfUser(tx, user.id, ctx.now);
    const token = await openSession(
      tx,
      ctx,
      { kind: "USER", userId: user.id, secondFactorAt: ctx.now },
      userAgent,
    );
    await recordAudit(tx, ctx, {
      action: "secondFactor.enrolled",
      conferenceId: null,
      subjectType: "user",
      subjectId: user.id,
    });
    return ok({ codes, token });
  });
}
