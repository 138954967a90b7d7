import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { currentFieldKeyId, decryptField, encryptField } from "@/lib/crypto/field-encryption";
import { inTransaction } from "@/lib/db/transaction";
import { numberPlace } from "@/lib/delegates/travel-document";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

const BATCH = 200;

/**
 * Encrypts anew, under the current key, a batch of the document numbers that still have an older one. A number that
 * its owner saves at that moment stays as saved: it has the current key already.
 * @returns how many were done; 0 when none is left. Throws when a key of the ring is missing
 */
export async function rotateDocumentKeys(ctx: Ctx): Promise<Result<{ rotated: number }>> {
  const denied = authorize(ctx, "fieldKeys.rotate");
  if (denied) return refusal(denied);
  const current = currentFieldKeyId();
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.travelDocument.findMany({
      where: { numberKeyId: { not: current }, numberCiphertext: { not: null } },
      select: { delegateId: true, numberCiphertext: true, numberKeyId: true },
      orderBy: { delegateId: "asc" },
      take: BATCH,
    });
    let rotated = 0;
    for (const { delegateId, numberCiphertext, numberKeyId } of rows) {
      if (!numberCiphertext || !numberKeyId) continue;
      const place = numberPlace(delegateId);
      const number = decryptField({ ciphertext: numberCiphertext, keyId: numberKeyId }, place);
      const { ciphertext, keyId } = encryptField(number, place);
      const { count } = await tx.travelDocument.updateMany({
        where: { delegateId, numberCiphertext },
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
      details: { column: "TravelDocument.number", rotated },
    });
    return ok({ rotated: rows.length });
  });
}
