import "server-only";
import { generateSecret, generateURI, verifySync } from "otplib";
import {
  decryptField,
  type EncryptedField,
  encryptField,
  type FieldPlace,
} from "@/lib/crypto/field-encryption";

/** Where a secret lives, bound into its cipher. */
const totpPlace = (userId: string): FieldPlace => ({
  table: "User",
  column: "totpSecret",
  row: userId,
});

/** Phones are off by some seconds; one step before and after is taken (RFC 6238, 5.2). */
const TOLERANCE_SECONDS = 30;

/** A secret encrypted for its user's row. */
export function encryptSecret(secret: string, userId: string): EncryptedField {
  return encryptField(secret, totpPlace(userId));
}

/** A new secret, and the same encrypted for storage. */
export function newTotpSecret(userId: string): { secret: string; stored: EncryptedField } {
  const secret = generateSecret({ length: 20 });
  return { secret, stored: encryptSecret(secret, userId) };
}

/** The stored secret in clear; null when none is stored. */
export function storedSecret(user: {
  id: string;
  totpSecretCiphertext: Uint8Array | null;
  totpKeyId: string | null;
}): string | null {
  if (!user.totpSecretCiphertext || !user.totpKeyId) return null;
  return decryptField({ ciphertext: user.totpSecretCiphertext, keyId: user.totpKeyId }, totpPlace(user.id));
}

/** Address that authenticator applications read from a QR code. */
export function totpUri(secret: string, email: string): string {
  return generateURI({ issuer: "Placet", label: email, secret });
}

/**
 * The time step of a right code, or null. Steps up to `lastStep` are refused: a code is never accepted twice; the
 * caller repeats that in its conditional update.
 */
export function totpStep(secret: string, code: string, lastStep: number | null, now: Date): number | null {
  if (!/^[0-9]{6}$/.test(code)) return null;
  const result = verifySync({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: TOLERANCE_SECONDS,
  });
  if (!result.valid || !("timeStep" in result)) return null;
  return lastStep !== null && result.timeStep <= lastStep ? null : result.timeStep;
}
