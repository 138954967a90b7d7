import { createHash, randomBytes } from "node:crypto";

/** Without letters and digits that are mistaken for each other on paper or on the telephone. */
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
/** The largest multiple of the alphabet's size in a byte: beyond it some letters would come more often. */
const FAIR = 256 - (256 % ALPHABET.length);

/**
 * A code that people read, say and type: so many characters of 31, in groups parted by hyphens.
 * @param length characters without hyphens, 4.95 bits each
 */
export function newReadableCode(length: number, group: number): string {
  let code = "";
  while (code.length < length) {
    for (const byte of randomBytes(length)) if (byte < FAIR) code += ALPHABET[byte % ALPHABET.length];
  }
  return code.slice(0, length).replace(new RegExp(`(.{${group}})(?=.)`, "g"), "$1-");
}

/** What is stored: SHA-256 of the code without hyphens and spaces, lower case. */
export function hashReadableCode(code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(code.toLowerCase().replace(/[\s-]/g, "")).digest());
}
