import { createHash } from "node:crypto";

/** What an entry says, in the order in which it is hashed. */
export type ChainedEntry = {
  id: string;
  chain: string;
  sequence: bigint;
  at: Date;
  actorKind: string;
  actorId: string | null;
  actingRole: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  changes: unknown;
  details: unknown;
  requestId: string;
};

/** Hash before the first entry of every chain. */
export const GENESIS: Uint8Array = new Uint8Array(32);

/** JSON with sorted keys, so that what PostgreSQL reorders in jsonb hashes the same (after RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
    return `{${entries.join(",")}}`;
  }
  return JSON.stringify(value);
}

/**
 * SHA-256 over the previous hash and the canonical form of the entry.
 * @param previous hash of the entry before it, 32 bytes, `GENESIS` for the first
 */
export function hashEntry(entry: ChainedEntry, previous: Uint8Array): Uint8Array<ArrayBuffer> {
  const content = canonicalJson({
    ...entry,
    sequence: entry.sequence.toString(),
    at: entry.at.toISOString(),
  });
  return new Uint8Array(createHash("sha256").update(previous).update(content).digest());
}
