import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { z } from "zod";

const KEY_ID = /^[0-9A-Z]{2}$/;

const schema = z.strictObject({
  current: z.string().regex(KEY_ID),
  keys: z.record(
    z.string().regex(KEY_ID),
    z.strictObject({ private: z.base64().optional(), public: z.base64() }),
  ),
});

/** Keys by id. A retired key keeps its public half only, so that badges signed with it are still read. */
export type CredentialKeys = {
  current: { id: string; privateKey: KeyObject };
  publicKeys: ReadonlyMap<string, KeyObject>;
};

/**
 * Reads the setting BADGE_KEYS: {"current": "id", "keys": {"id": {"private": PKCS8, "public": SPKI}}}, base64 of DER.
 * Ids are two digits or capital letters, since they stand in every QR code.
 * @throws Error when a key is no Ed25519 key or the current one cannot sign; never names key material
 */
export function parseCredentialKeys(text: string): CredentialKeys {
  const { current, keys } = schema.parse(JSON.parse(text));
  const publicKeys = new Map<string, KeyObject>();
  for (const [id, entry] of Object.entries(keys)) {
    const key = createPublicKey({ key: Buffer.from(entry.public, "base64"), format: "der", type: "spki" });
    if (key.asymmetricKeyType !== "ed25519") throw new Error(`Badge key ${id} is no Ed25519 key`);
    publicKeys.set(id, key);
  }
  const secret = keys[current]?.private;
  if (!secret) throw new Error("The current badge key is missing or cannot sign");
  const privateKey = createPrivateKey({ key: Buffer.from(secret, "base64"), format: "der", type: "pkcs8" });
  if (!publicKeys.get(current)?.equals(createPublicKey(privateKey))) {
    throw new Error(`The halves of badge key ${current} do not belong together`);
  }
  return { current: { id: current, privateKey }, publicKeys };
}

/** A new ring with one key, as text for the setting BADGE_KEYS. */
export function newCredentialKeys(id: string): string {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const key = {
    private: privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
    public: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
  };
  return JSON.stringify({ current: id, keys: { [id]: key } });
}
