import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { SetupError } from "@/lib/setup-error";

/** Settings that hold keys, by their names in the environment. */
export type Secrets = Record<
  "FIELD_KEYS" | "FIELD_HASH_KEY" | "BADGE_KEYS" | "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
  string
>;

const key = () => randomBytes(32).toString("base64");

/** New keys: two AES-256 keys, a keyed-hash key and an Ed25519 pair, written as .env.example describes. */
export function makeSecrets(): Secrets {
  const pair = generateKeyPairSync("ed25519", {
    privateKeyEncoding: { type: "pkcs8", format: "der" },
    publicKeyEncoding: { type: "spki", format: "der" },
  });
  const badge = { private: pair.privateKey.toString("base64"), public: pair.publicKey.toString("base64") };
  return {
    FIELD_KEYS: JSON.stringify({ current: "f1", keys: { f1: key() } }),
    FIELD_HASH_KEY: key(),
    BADGE_KEYS: JSON.stringify({ current: "K1", keys: { K1: badge } }),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key(),
  };
}

/**
 * The keys of the demo, made at its first start. They belong to its database: with others, what was encrypted could
 * not be read and printed badges would no longer verify.
 */
export function keepSecrets(file: string): Secrets {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(makeSecrets(), null, 2), { mode: 0o600 });
  }
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  } catch {
    throw new SetupError(`${file} cannot be read: put it back, or start with --fresh.`);
  }
}
