import { type ChainedEntry, GENESIS, hashEntry } from "@/lib/audit/chain";

export type StoredEntry = ChainedEntry & { previousHash: Uint8Array; hash: Uint8Array };

/** How far a walk along a chain has come: the last good entry. Also the shape of a chain's head. */
export type Position = { sequence: bigint; hash: Uint8Array };

/** Before the first entry. */
export const START: Position = { sequence: 0n, hash: GENESIS };

const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

/** Why the entry does not follow on what was walked so far, or undefined when it does. */
export function linkProblem(
  { previousHash, hash, ...entry }: StoredEntry,
  before: Position,
): string | undefined {
  if (entry.sequence !== before.sequence + 1n) return `entry ${before.sequence + 1n} is missing`;
  if (!same(previousHash, before.hash)) return "the link to the entry before does not match";
  return same(hash, hashEntry(entry, before.hash)) ? undefined : "the entry was altered";
}

/** Why the head of a chain does not fit the last entry walked, or undefined when it does. */
export function headProblem(head: Position | null, last: Position): string | undefined {
  if (!head) return last.sequence > 0n ? "the head of the chain is missing" : undefined;
  const fits = head.sequence === last.sequence && same(head.hash, last.hash);
  return fits ? undefined : "entries at the end are missing";
}
