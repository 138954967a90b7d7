import { newReadableCode } from "@/lib/identity/readable-code";

const COUNT = 10;
const LENGTH = 20;

/** Ten codes of 20 characters in groups of five: 99 bits each, so a plain hash is enough to store. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => newReadableCode(LENGTH, 5));
}
