import "server-only";
import type { Ctx } from "@/lib/context";
import { decryptField, encryptField } from "@/lib/crypto/field-encryption";
import { rotateColumn } from "@/lib/crypto/rotate-column";
import { numberPlace } from "@/lib/delegates/travel-document";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal } from "@/lib/result";

/**
 * Encrypts anew, under the current key, a batch of the document numbers that still have an older one.
 * @returns how many were done; 0 when none is left. Throws when a key of the ring is missing
 */
export async function rotateDocumentKeys(ctx: Ctx): Promise<Result<{ rotated: number }>> {
  const denied = authorize(ctx, "fieldKeys.rotate");
  if (denied) return refusal(denied);
  return rotateColumn(ctx, {
    name: "TravelDocument.number",
    older: (tx, current, take) =>
      tx.travelDocument.findMany({
        where: { numberKeyId: { not: current }, numberCiphertext: { not: null } },
        select: { delegateId: true, numberCiphertext: true, numberKeyId: true },
        orderBy: { delegateId: "asc" },
        take,
      }),
    renew: async (tx, { delegateId, numberCiphertext, numberKeyId }) => {
      if (!numberCiphertext || !numberKeyId) return 0;
      const place = numberPlace(delegateId);
      const number = decryptField({ ciphertext: numberCiphertext, keyId: numberKeyId }, place);
      const { ciphertext, keyId } = encryptField(number, place);
      const data = { numberCiphertext: ciphertext, numberKeyId: keyId };
      return (await tx.travelDocument.updateMany({ where: { delegateId, numberCiphertext }, data })).count;
    },
  });
}
