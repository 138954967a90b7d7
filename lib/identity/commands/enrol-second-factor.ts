import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { takeOwnSession } from "@/lib/identity/own-session";
import { countAttempt } from "@/lib/identity/rate-limit";
import { replaceRecoveryCodes } from "@/lib/identity/recovery-code-store";
import type { EnrolSecondFactorInput } from "@/lib/identity/schema";
import { closeSessionsOfUser, openSession } from "@/lib/identity/session";
import { storedSecret, totpStep } from "@/lib/identity/totp";
import { aboutUser } from "@/lib/identity/user-account";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Puts the prepared factor into force once its first code is right; all other sessions end.
 * @returns ten recovery codes, shown once, and the token of a session that counts in full; FORBIDDEN codeWrong or
 * signInAgain, CONFLICT alreadyDone, or staleVersion when none was prepared, LIMIT
 */
export async function enrolSecondFactor(
  ctx: Ctx,
  { code }: EnrolSecondFactorInput,
  userAgent: string,
): Promise<Result<{ codes: string[]; token: string }>> {
  allowEveryone("everybody signed in may protect their own account");
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("UNAUTHENTICATED", "signInFirst");
  const limited = await countAttempt("secondFactor", actor.userId, ctx.address);
  if (limited) return refusal(limited);
  return inTransaction(ctx, async (tx) => {
    const taken = await takeOwnSession(tx, ctx, actor);
    if (!taken.ok) return taken;
    const user = taken.value;
    if (user.secondFactorSince) return refuse("CONFLICT", "alreadyDone");
    const secret = storedSecret(user);
    if (secret === null) return refuse("CONFLICT", "staleVersion");
    const step = totpStep(secret, code, null, ctx.now);
    if (step === null) return refuse("FORBIDDEN", "codeWrong");
    await tx.user.update({
      where: { id: user.id },
      data: { secondFactorSince: ctx.now, totpLastStep: step },
    });
    const codes = await replaceRecoveryCodes(tx, user.id);
    await closeSessionsOfUser(tx, user.id, ctx.now);
    const holder = { kind: "USER", userId: user.id, secondFactorAt: ctx.now } as const;
    const token = await openSession(tx, ctx, holder, userAgent);
    await recordAudit(tx, ctx, { action: "secondFactor.enrolled", ...aboutUser(user.id) });
    return ok({ codes, token });
  });
}
