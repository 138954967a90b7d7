import "server-only";
import {
  decryptField,
  documentNumberHash,
  encryptField,
  type FieldPlace,
} from "@/lib/crypto/field-encryption";
import type { DraftRow } from "@/lib/delegates/draft";

/** Where a delegate's document number lives, bound into its cipher. */
export function numberPlace(delegateId: string): FieldPlace {
  return { table: "TravelDocument", column: "number", row: delegateId };
}

/** Where the number of a wished document lives until the wish is settled. */
export function wishedNumberPlace(changeId: string): FieldPlace {
  return { table: "IdentityChange", column: "number", row: changeId };
}

/** The number in clear, for its owner and for audited reveals only; null when none was given. */
export function clearNumber(document: DraftRow["travelDocument"]): string | null {
  if (!document?.numberCiphertext || !document.numberKeyId) return null;
  const field = { ciphertext: document.numberCiphertext, keyId: document.numberKeyId };
  return decryptField(field, numberPlace(document.delegateId));
}

/** The columns that store a number: cipher, key id, and the keyed hash that finds equal documents of one issuer. */
export function numberColumns(delegateId: string, issuer: string, number: string) {
  const { ciphertext, keyId } = encryptField(number, numberPlace(delegateId));
  return { numberCiphertext: ciphertext, numberKeyId: keyId, numberHash: documentNumberHash(issuer, number) };
}
