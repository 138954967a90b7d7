import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { currentFieldKeyId, decryptField, encryptField } from "@/lib/crypto/field-encryption";
import { inTransaction } from "@/lib/db/transaction";
import { wishedNumberPlace } from "@/lib/delegates/travel-document";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

const BATCH = 200;

/**
 * Encrypts anew, under the current key, a batch of the document numbers that people ask to have instead of theirs.
 * One that is settled at that moment stays as it is: it holds no number any more.
 * @returns how many were done; 0 when none is left. Throws when a key of the ring is missing
 */
export async function rotateWishedNumberKeys(ctx: Ctx): Promise<Result<{ rotated: number }>> {
  const denied = authorize(ctx, "fieldKeys.rotate");
  if (denied) return refusal(denied);
  const current = currentFieldKeyId();
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.identityChange.findMany({
      where: { numberKeyId: { not: current }, numberCiphertext: { not: null } },
      select: { id: true, numberCiphertext: true, numberKeyId: true },
      orderBy: { id: "asc" },
      take: BATCH,
    });
    let rotated = 0;
    for (const { id, numberCiphertext, numberKeyId } of rows) {
      if (!numberCiphertext || !numberKeyId) continue;
      const place = wishedNumberPlace(id);
      const number = decryptField({ ciphertext: numberCiphertext, keyId: numberKeyId }, place);
      const { ciphertext, keyId } = encryptField(number, place);
      const { count } = await tx.identityChange.updateMany({
        where: { id, numberCiphertext },
        data: { numberCiphertext: ciphertext, numberKeyId: keyId },
      });
      rotated += count;
    }
    if (rows.length === 0) return ok({ rotated: 0 });
    await recordAudit(tx, ctx, {
      action: "fieldKeys.rotated",
      conferenceId: null,
      subjectType: "fieldKey",
      subjectId: current,
      details: { column: "IdentityChange.number", rotated },
    });
    return ok({ rotated: rows.length });
  });
}
