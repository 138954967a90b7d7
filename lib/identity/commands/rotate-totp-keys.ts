import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { currentFieldKeyId } from "@/lib/crypto/field-encryption";
import { inTransaction } from "@/lib/db/transaction";
import { encryptSecret, storedSecret } from "@/lib/identity/totp";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

const BATCH = 200;

/**
 * Encrypts anew, under the current key, a batch of the second factors that still have an older one. Somebody who sets
 * up another at that moment keeps theirs: it has the current key already.
 * @returns how many were done; 0 when none is left. Throws when a key of the ring is missing
 */
export async function rotateTotpKeys(ctx: Ctx): Promise<Result<{ rotated: number }>> {
  const denied = authorize(ctx, "fieldKeys.rotate");
  if (denied) return refusal(denied);
  const keyId = currentFieldKeyId();
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.user.findMany({
      where: { totpKeyId: { not: keyId }, totpSecretCiphertext: { not: null } },
      select: { id: true, totpSecretCiphertext: true, totpKeyId: true },
      orderBy: { id: "asc" },
      take: BATCH,
    });
    let rotated = 0;
    for (const row of rows) {
      const secret = storedSecret(row);
      if (secret === null) continue;
      const { ciphertext, keyId: totpKeyId } = encryptSecret(secret, row.id);
      const { count } = await tx.user.updateMany({
        where: { id: row.id, totpSecretCiphertext: row.totpSecretCiphertext },
        data: { totpSecretCiphertext: ciphertext, totpKeyId },
      });
      rotated += count;
    }
    if (rows.length === 0) return ok({ rotated: 0 });
    await recordAudit(tx, ctx, {
      action: "fieldKeys.rotated",
      conferenceId: null,
      subjectType: "fieldKey",
      subjectId: keyId,
      details: { column: "User.totpSecret", rotated },
    });
    return ok({ rotated: rows.length });
  });
}
