import { type CredentialKeys, parseCredentialKeys } from "@/lib/badges/credential-keys";
import { env } from "@/lib/env";

let keys: CredentialKeys | undefined;

/** The badge keys of this installation, read from the setting on first use. */
export function installedKeys(): CredentialKeys {
  keys ??= parseCredentialKeys(env.BADGE_KEYS);
  return keys;
}
