import "server-only";
import type { Ctx } from "@/lib/context";
import { rotateColumn } from "@/lib/crypto/rotate-column";
import { encryptSecret, storedSecret } from "@/lib/identity/totp";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal } from "@/lib/result";

/**
 * Encrypts anew, under the current key, a batch of the second factors that still have an older one. Somebody who sets
 * up another at that moment keeps theirs.
 * @returns how many were done; 0 when none is left. Throws when a key of the ring is missing
 */
export async function rotateTotpKeys(ctx: Ctx): Promise<Result<{ rotated: number }>> {
  const denied = authorize(ctx, "fieldKeys.rotate");
  if (denied) return refusal(denied);
  return rotateColumn(ctx, {
    name: "User.totpSecret",
    older: (tx, current, take) =>
      tx.user.findMany({
        where: { totpKeyId: { not: current }, totpSecretCiphertext: { not: null } },
        select: { id: true, totpSecretCiphertext: true, totpKeyId: true },
        orderBy: { id: "asc" },
        take,
      }),
    renew: async (tx, row) => {
      const secret = storedSecret(row);
      if (secret === null) return 0;
      const { ciphertext, keyId } = encryptSecret(secret, row.id);
      const where = { id: row.id, totpSecretCiphertext: row.totpSecretCiphertext };
      const data = { totpSecretCiphertext: ciphertext, totpKeyId: keyId };
      return (await tx.user.updateMany({ where, data })).count;
    },
  });
}
