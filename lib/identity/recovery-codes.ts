import { createHash, randomBytes } from "node:crypto";

const COUNT = 10;
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

/** Ten codes of 16 characters in groups of four: about 79 bits each, so a plain hash is enough to store. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const letters = Array.from(randomBytes(64), (byte) =>
      byte < 248 ? ALPHABET[byte % ALPHABET.length] : "",
    ).join("");
    return letters.slice(0, 16).replace(/(.{4})(?=.)/g, "$1-");
  });
}

/** What is stored: SHA-256 of the code without hyphens, lower case. */
export function hashRecoveryCode(code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(code.toLowerCase().replace(/[\s-]/g, "")).digest());
}
