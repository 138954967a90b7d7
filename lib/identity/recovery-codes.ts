import { createHash, randomBytes } from "node:crypto";

const COUNT = 10;
const LENGTH = 20;
/** Without letters and digits that are mistaken for each other on paper. */
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
/** The largest multiple of the alphabet's size in a byte: beyond it some letters would come more often. */
const FAIR = 256 - (256 % ALPHABET.length);

function newCode(): string {
  let code = "";
  while (code.length < LENGTH) {
    for (const byte of randomBytes(LENGTH)) if (byte < FAIR) code += ALPHABET[byte % ALPHABET.length];
  }
  return code.slice(0, LENGTH).replace(/(.{5})(?=.)/g, "$1-");
}

/** Ten codes of 20 characters in groups of five: 99 bits each, so a plain hash is enough to store. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, newCode);
}

/** What is stored: SHA-256 of the code without hyphens and spaces, lower case. */
export function hashRecoveryCode(code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(code.toLowerCase().replace(/[\s-]/g, "")).digest());
}
