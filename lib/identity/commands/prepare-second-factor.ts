import "server-only";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newTotpSecret, totpUri } from "@/lib/identity/totp";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refuse } from "@/lib/result";

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
