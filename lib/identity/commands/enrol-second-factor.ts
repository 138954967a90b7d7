import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { hashRecoveryCode, newRecoveryCodes } from "@/lib/identity/recovery-codes";
import type { EnrolSecondFactorInput } from "@/lib/identity/schema";
import { closeSessionsOfUser, openSession } from "@/lib/identity/session";
import { newTotpSecret, totpSecret, totpStep, totpUri } from "@/lib/identity/totp";
import { newId } from "@/lib/ids";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refuse } from "@/lib/result";

async function replaceRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ id: newId(), userId, codeHash: hashRecoveryCode(code) })),
  });
  return codes;
}

/**
 * Prepares a second factor for the signed-in user: a new secret, not yet in force.
 * @returns the secret and its address for the application; CONFLICT alreadyDone when a factor is in force
 */
export async function prepareSecondFactor(ctx: Ctx): Promise<Result<{ secret: string; uri: string }>> {
  allowEveryone("everybody signed in may protect their own account");
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("UNAUTHENTICATED", "signInFirst");
  const { secret, stored } = newTotpSecret(actor.userId);
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: actor.userId, secondFactorSince: null },
      data: { totpSecretCiphertext: stored.ciphertext, totpKeyId: stored.keyId, totpLastStep: null },
    });
    return count === 1
      ? ok({ secret, uri: totpUri(secret, actor.email) })
      : refuse("CONFLICT", "alreadyDone");
  });
}

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
