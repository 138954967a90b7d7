import "server-only";
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { type KeyRing, parseKeyRing } from "@/lib/crypto/key-ring";
import { env } from "@/lib/env";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where a value lives: bound into the ciphertext, so that it cannot be moved to another row or column. */
export type FieldPlace = { table: string; column: string; row: string };

export type EncryptedField = { ciphertext: Uint8Array<ArrayBuffer>; keyId: string };

let ring: KeyRing | undefined;

function keyRing(): KeyRing {
  ring ??= parseKeyRing(env.FIELD_KEYS);
  return ring;
}

function boundTo(place: FieldPlace, keyId: string): Buffer {
  return Buffer.from(`${place.table}|${place.column}|${place.row}|${keyId}`);
}

/** Encrypts with AES-256-GCM under the current key: nonce (12) ‖ ciphertext ‖ tag (16), NIST SP 800-38D. */
export function encryptField(value: string, place: FieldPlace): EncryptedField {
  const { current, keys } = keyRing();
  const key = keys.get(current);
  if (!key) throw new Error("field key missing");
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(boundTo(place, current));
  const body = Buffer.concat([cipher.update(value, "utf8"), cipher.final()]);
  return { ciphertext: new Uint8Array(Buffer.concat([nonce, body, cipher.getAuthTag()])), keyId: current };
}

/** Decrypts what `encryptField` made. Throws when the key is unknown or the value was altered or moved. */
export function decryptField(field: { ciphertext: Uint8Array; keyId: string }, place: FieldPlace): string {
  const key = keyRing().keys.get(field.keyId);
  if (!key) throw new Error(`field key ${field.keyId} is not in the ring`);
  const bytes = Buffer.from(field.ciphertext);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES))
    .setAAD(boundTo(place, field.keyId))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const body = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
}

/** Id of the key that new values are encrypted with. */
export function currentFieldKeyId(): string {
  return keyRing().current;
}

/**
 * Keyed hash (HMAC-SHA-256) of a text, for equality only; 32 bytes.
 * @param purpose keeps hashes of different things apart
 */
export function keyedHash(purpose: string, text: string): Buffer {
  const key = Buffer.from(env.FIELD_HASH_KEY, "base64");
  return createHmac("sha256", key).update(`${purpose}|${text}`).digest();
}

/**
 * Keyed hash (HMAC-SHA-256) of a document number with its issuer, for equality only. Spaces, hyphens and case do not
 * count, since clerks write them differently.
 */
export function documentNumberHash(issuer: string, number: string): Uint8Array<ArrayBuffer> {
  const folded = number.toUpperCase().replace(/[^0-9A-Z]/g, "");
  const key = Buffer.from(env.FIELD_HASH_KEY, "base64");
  return new Uint8Array(createHmac("sha256", key).update(`${issuer}|${folded}`).digest());
}
