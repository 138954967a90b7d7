import { createHash, randomBytes } from "node:crypto";

/** A fresh 256-bit token in base64url, 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored in place of a token: SHA-256 suffices, since tokens have full entropy. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/** Whether the text has the form of a token; anything else is not worth a query. */
export function isToken(text: unknown): text is string {
  return typeof text === "string" && /^[A-Za-z0-9_-]{43}$/.test(text);
}
