import "server-only";
import { encode } from "uqr";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { takeOwnSession } from "@/lib/identity/own-session";
import { newTotpSecret, totpUri } from "@/lib/identity/totp";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refuse } from "@/lib/result";

export type PreparedFactor = {
  /** For typing, in base32. */
  secret: string;
  /** For scanning: a path of unit squares, as many to a side as `size`. */
  qr: { path: string; size: number };
};

/**
 * Prepares a second factor for the signed-in user: a new secret, not yet in force.
 * @returns the secret as text and as QR code; CONFLICT alreadyDone when a factor is in force, FORBIDDEN signInAgain
 */
export async function prepareSecondFactor(ctx: Ctx): Promise<Result<PreparedFactor>> {
  allowEveryone("everybody signed in may protect their own account");
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("UNAUTHENTICATED", "signInFirst");
  return inTransaction(ctx, async (tx) => {
    const taken = await takeOwnSession(tx, ctx, actor);
    if (!taken.ok) return taken;
    if (taken.value.secondFactorSince) return refuse("CONFLICT", "alreadyDone");
    const { secret, stored } = newTotpSecret(actor.userId);
    await tx.user.update({
      where: { id: actor.userId },
      data: { totpSecretCiphertext: stored.ciphertext, totpKeyId: stored.keyId, totpLastStep: null },
    });
    const { data, size } = encode(totpUri(secret, actor.email), { ecc: "M", border: 4 });
    const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])));
    return ok({ secret, qr: { path: squares.join(""), size } });
  });
}
