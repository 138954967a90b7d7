import { decryptField, encryptField, type FieldPlace } from "@/lib/crypto/field-encryption";

/** Bytes encrypted under the current field key and bound to their place; the key's name stands in front. */
export function sealBytes(bytes: Uint8Array, place: FieldPlace): Uint8Array {
  const { ciphertext, keyId } = encryptField(Buffer.from(bytes).toString("base64"), place);
  return Buffer.concat([Buffer.from(`${keyId}\n`), ciphertext]);
}

/** The bytes that `sealBytes` took. Throws where they were moved to another place, or altered. */
export function openBytes(sealed: Uint8Array, place: FieldPlace): Uint8Array {
  const bytes = Buffer.from(sealed);
  const end = bytes.indexOf(0x0a);
  const field = { ciphertext: bytes.subarray(end + 1), keyId: bytes.toString("utf8", 0, end) };
  return new Uint8Array(Buffer.from(decryptField(field, place), "base64"));
}
