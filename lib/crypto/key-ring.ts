import { z } from "zod";

const schema = z.object({
  current: z.string().min(1),
  keys: z.record(z.string(), z.base64()),
});

export type KeyRing = { current: string; keys: Map<string, Buffer> };

/**
 * Parses a ring of 256-bit keys: {"current": "id", "keys": {"id": "<32 bytes base64>"}}.
 * @throws Error when a key is not 32 bytes or the current one is missing; never names key material
 */
export function parseKeyRing(text: string): KeyRing {
  const ring = schema.parse(JSON.parse(text));
  const keys = new Map(Object.entries(ring.keys).map(([id, key]) => [id, Buffer.from(key, "base64")]));
  for (const [id, key] of keys) if (key.length !== 32) throw new Error(`Key ${id} must have 32 bytes`);
  if (!keys.has(ring.current)) throw new Error("The current key is not in the ring");
  return { current: ring.current, keys };
}
