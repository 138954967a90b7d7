import { sign, verify } from "node:crypto";
import {
  bytesToSign,
  type CredentialPayload,
  type CredentialVerdict,
  credentialVerdict,
  decodeCredential,
  joinCredential,
  unsignedCredential,
} from "@/lib/badges/credential";
import type { CredentialKeys } from "@/lib/badges/credential-keys";

/**
 * Makes the text of a badge's QR code, signed with the current key (Ed25519, RFC 8032).
 * @throws RangeError when a value does not fit the credential
 */
export function signCredential(payload: CredentialPayload, keys: CredentialKeys): string {
  const unsigned = unsignedCredential(keys.current.id, payload);
  return joinCredential(unsigned, sign(null, bytesToSign(unsigned), keys.current.privateKey));
}

/**
 * Reads and checks a credential at an instant.
 * @param text exactly what the code says; it is neither trimmed nor put in capitals
 */
export function verifyCredential(text: string, keys: CredentialKeys, now: Date): CredentialVerdict {
  const decoded = decodeCredential(text);
  const key = decoded && keys.publicKeys.get(decoded.keyId);
  if (!key) return credentialVerdict(decoded, "unknownKey", now);
  const good = verify(null, decoded.signed, key, decoded.signature);
  return credentialVerdict(decoded, good ? "good" : "bad", now);
}
