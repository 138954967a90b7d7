import "server-only";
import { type ChainedEntry, GENESIS, hashEntry } from "@/lib/audit/chain";
import { db } from "@/lib/db/client";

export type ChainVerdict =
  | { chain: string; intact: true; entries: bigint }
  | { chain: string; intact: false; sequence: bigint; entryId: string | null; reason: string };

const PAGE = 1000;
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

/**
 * Walks one chain from its first entry and names the first broken link: a missing or repeated sequence number, an
 * altered entry, a link to another hash, or a head that does not match the last entry.
 */
export async function verifyChain(chain: string): Promise<ChainVerdict> {
  let previous: Uint8Array = GENESIS;
  let sequence = 0n;
  for (;;) {
    const page = await db.auditEntry.findMany({
      where: { chain, sequence: { gt: sequence } },
      orderBy: { sequence: "asc" },
      take: PAGE,
    });
    for (const { previousHash, hash, ...entry } of page) {
      const broken = (reason: string): ChainVerdict => ({
        chain,
        intact: false,
        sequence: entry.sequence,
        entryId: entry.id,
        reason,
      });
      if (entry.sequence !== sequence + 1n) return broken(`entry ${sequence + 1n} is missing`);
      if (!same(previousHash, previous)) return broken("the link to the entry before does not match");
      if (!same(hash, hashEntry(entry satisfies ChainedEntry, previous)))
        return broken("the entry was altered");
      previous = hash;
      sequence = entry.sequence;
    }
    if (page.length < PAGE) break;
  }
  const head = await db.auditHead.findUnique({ where: { chain } });
  if (head && (head.sequence !== sequence || !same(head.hash, previous))) {
    return {
      chain,
      intact: false,
      sequence: head.sequence,
      entryId: null,
      reason: "entries at the end are missing",
    };
  }
  if (!head && sequence > 0n) {
    return { chain, intact: false, sequence, entryId: null, reason: "the head of the chain is missing" };
  }
  return { chain, intact: true, entries: sequence };
}

/** Verifies every chain that has a head or an entry. */
export async function verifyAllChains(): Promise<ChainVerdict[]> {
  const chains = await db.$queryRaw<{ chain: string }[]>`
    SELECT "chain" FROM "AuditHead" UNION SELECT DISTINCT "chain" FROM "AuditEntry" ORDER BY 1`;
  const verdicts: ChainVerdict[] = [];
  for (const { chain } of chains) verdicts.push(await verifyChain(chain));
  return verdicts;
}
