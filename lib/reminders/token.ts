import "server-only";
import { timingSafeEqual } from "node:crypto";
import { keyedHash } from "@/lib/crypto/field-encryption";

const sign = (reminderId: string) => keyedHash("reminder", reminderId).subarray(0, 16).toString("base64url");

/**
 * What stands in the address by which reminders are stopped: the reminder and our signature. Who has the mail may stop
 * it without signing in; nobody can make up another one, and it names nobody.
 */
export function reminderToken(reminderId: string): string {
  return `${reminderId}.${sign(reminderId)}`;
}

/** The reminder that a token names, or null where we did not sign it. */
export function reminderOfToken(token: string): string | null {
  const [reminderId = "", signature = ""] = token.split(".");
  if (!/^[0-9a-f-]{36}$/.test(reminderId)) return null;
  const [given, own] = [Buffer.from(signature), Buffer.from(sign(reminderId))];
  return given.length === own.length && timingSafeEqual(given, own) ? reminderId : null;
}
