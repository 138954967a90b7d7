import "server-only";
import type { Ctx } from "@/lib/context";
import { decryptField, encryptField } from "@/lib/crypto/field-encryption";
import { rotateColumn } from "@/lib/crypto/rotate-column";
import { wishedNumberPlace } from "@/lib/delegates/travel-document";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal } from "@/lib/result";

/**
 * Encrypts anew, under the current key, a batch of the document numbers that people ask to have instead of theirs.
 * One that is settled at that moment stays as it is: it holds no number any more.
 * @returns how many were done; 0 when none is left. Throws when a key of the ring is missing
 */
export async function rotateWishedNumberKeys(ctx: Ctx): Promise<Result<{ rotated: number }>> {
  const denied = authorize(ctx, "fieldKeys.rotate");
  if (denied) return refusal(denied);
  return rotateColumn(ctx, {
    name: "IdentityChange.number",
    older: (tx, current, take) =>
      tx.identityChange.findMany({
        where: { numberKeyId: { not: current }, numberCiphertext: { not: null } },
        select: { id: true, numberCiphertext: true, numberKeyId: true },
        orderBy: { id: "asc" },
        take,
      }),
    renew: async (tx, { id, numberCiphertext, numberKeyId }) => {
      if (!numberCiphertext || !numberKeyId) return 0;
      const place = wishedNumberPlace(id);
      const number = decryptField({ ciphertext: numberCiphertext, keyId: numberKeyId }, place);
      const { ciphertext, keyId } = encryptField(number, place);
      const data = { numberCiphertext: ciphertext, numberKeyId: keyId };
      return (await tx.identityChange.updateMany({ where: { id, numberCiphertext }, data })).count;
    },
  });
}
