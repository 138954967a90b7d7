import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { countAttempt, forgiveAttempts } from "@/lib/identity/rate-limit";
import { hashReadableCode } from "@/lib/identity/readable-code";
import type { SecondFactorInput } from "@/lib/identity/schema";
import { lockUser, openSession, sessionIsOpen } from "@/lib/identity/session";
import { storedSecret, totpStep } from "@/lib/identity/totp";
import { aboutUser } from "@/lib/identity/user-account";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

type Factor = "application" | "recoveryCode";

/** Accepts a code once: the update repeats that its step is new, so two tabs cannot both use it. */
async function acceptCode(tx: Tx, userId: string, code: string, now: Date): Promise<Factor | null> {
  const user = await tx.user.findUnique({ where: { id: userId } });
  const secret = user?.secondFactorSince ? storedSecret(user) : null;
  if (!user || secret === null) return null;
  const step = totpStep(secret, code, user.totpLastStep, now);
  if (step !== null) {
    const { count } = await tx.user.updateMany({
      where: { id: userId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
      data: { totpLastStep: step },
    });
    return count === 1 ? "application" : null;
  }
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId, codeHash: hashReadableCode(code), usedAt: null },
    data: { usedAt: now },
  });
  return count === 1 ? "recoveryCode" : null;
}

export type FactorShown = { token: string; factor: Factor };

/**
 * Second step of a sign-in, by application or recovery code. The session is replaced by a new one that counts in full.
 * @returns the new token; FORBIDDEN codeWrong for wrong or used codes, UNAUTHENTICATED when the session ended, LIMIT
 */
export async function verifySecondFactor(
  ctx: Ctx,
  { code }: SecondFactorInput,
  userAgent: string,
): Promise<Result<FactorShown>> {
  allowEveryone("the session itself says whose second factor is due");
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("UNAUTHENTICATED", "signInFirst");
  const limited = await countAttempt("secondFactor", actor.userId, ctx.address);
  if (limited) return refusal(limited);
  const result = await inTransaction(ctx, async (tx): Promise<Result<FactorShown | null>> => {
    await lockUser(tx, actor.userId);
    if (!(await sessionIsOpen(tx, actor.sessionId))) return refuse("UNAUTHENTICATED", "signInFirst");
    const factor = await acceptCode(tx, actor.userId, code, ctx.now);
    const about = aboutUser(actor.userId);
    if (!factor) {
      await recordAudit(tx, ctx, { action: "session.refused", ...about, details: { reason: "wrongCode" } });
      return ok(null);
    }
    const holder = { kind: "USER", userId: actor.userId, secondFactorAt: ctx.now } as const;
    const token = await openSession(tx, ctx, holder, userAgent);
    const opened = { action: "session.opened", ...about, details: { secondFactor: factor } } as const;
    const used = factor === "recoveryCode" ? [{ action: "recoveryCode.used", ...about } as const] : [];
    await recordAudit(tx, ctx, ...used, opened);
    return ok({ token, factor });
  });
  if (!result.ok) return result;
  if (result.value === null) return refuse("FORBIDDEN", "codeWrong");
  await forgiveAttempts("secondFactor", actor.userId);
  return ok(result.value);
}
