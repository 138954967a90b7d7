import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { countAttempt } from "@/lib/identity/rate-limit";
import { hashRecoveryCode } from "@/lib/identity/recovery-codes";
import type { SecondFactorInput } from "@/lib/identity/schema";
import { openSession } from "@/lib/identity/session";
import { totpSecret, totpStep } from "@/lib/identity/totp";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

type Factor = "application" | "recoveryCode";

/** Accepts a code once: the update repeats that its step is new, so two tabs cannot both use it. */
async function acceptCode(tx: Tx, userId: string, code: string, now: Date): Promise<Factor | null> {
  const user = await tx.user.findUnique({ where: { id: userId } });
  if (!user?.totpSecretCiphertext || !user.totpKeyId || !user.secondFactorSince) return null;
  const { totpSecretCiphertext, totpKeyId } = user;
  const step = totpStep(
    totpSecret({ id: user.id, totpSecretCiphertext, totpKeyId }),
    code,
    user.totpLastStep,
    now,
  );
  if (step !== null) {
    const { count } = await tx.user.updateMany({
      where: { id: userId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
      data: { totpLastStep: step },
    });
    return count === 1 ? "application" : null;
  }
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId, codeHash: hashRecoveryCode(code), usedAt: null },
    data: { usedAt: now },
  });
  return count === 1 ? "recoveryCode" : null;
}

/**
 * Second step of a sign-in, by application or recovery code. The session is replaced by a new one that counts in full.
 * @returns the new token; FORBIDDEN codeWrong for wrong or used codes, LIMIT
 */
export async function verifySecondFactor(
  ctx: Ctx,
  { code }: SecondFactorInput,
  userAgent: string,
): Promise<Result<{ token: string }>> {
  allowEveryone("the session itself says whose second factor is due");
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("UNAUTHENTICATED", "signInFirst");
  const limited = await countAttempt("secondFactor", actor.userId, ctx.address);
  if (limited) return refusal(limited);
  return inTransaction(ctx, async (tx) => {
    const factor = await acceptCode(tx, actor.userId, code, ctx.now);
    if (!factor) return refuse("FORBIDDEN", "codeWrong");
    await tx.session.updateMany({ where: { id: actor.sessionId }, data: { revokedAt: ctx.now } });
    const holder = { kind: "USER", userId: actor.userId, secondFactorAt: ctx.now } as const;
    const token = await openSession(tx, ctx, holder, userAgent);
    await recordAudit(tx, ctx, {
      action: factor === "application" ? "session.opened" : "recoveryCode.used",
      conferenceId: null,
      subjectType: "user",
      subjectId: actor.userId,
      details: { factor },
    });
    return ok({ token });
  });
}
