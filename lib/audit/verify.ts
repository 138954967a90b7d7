import "server-only";
import { headProblem, linkProblem, type Position, START } from "@/lib/audit/walk";
import { db } from "@/lib/db/client";

export type ChainVerdict =
  | { chain: string; intact: true; entries: bigint }
  | { chain: string; intact: false; sequence: bigint; entryId: string | null; reason: string };

const PAGE = 1000;

/** An entry that was put in past the head: whoever appends moves both, so one statement sees them agree. */
async function entryBeyondHead(chain: string) {
  const [stray] = await db.$queryRaw<{ entryId: string; sequence: bigint }[]>`
    SELECT e."id" AS "entryId", e."sequence" FROM "AuditEntry" e JOIN "AuditHead" h ON h."chain" = e."chain"
    WHERE e."chain" = ${chain} AND e."sequence" > h."sequence" ORDER BY e."sequence" LIMIT 1`;
  return stray && { ...stray, reason: "the entry was not appended in the regular way" };
}

/**
 * Walks one chain from its first entry and names the first broken link: a missing or repeated sequence number, an
 * altered entry, a link to another hash, or a head that does not match the last entry.
 */
export async function verifyChain(chain: string): Promise<ChainVerdict> {
  // Read before the entries: what is written meanwhile lies beyond it and is not judged.
  const head = await db.auditHead.findUnique({ where: { chain } });
  let position: Position = START;
  for (;;) {
    const page = await db.auditEntry.findMany({
      where: { chain, sequence: { gt: position.sequence, ...(head ? { lte: head.sequence } : {}) } },
      orderBy: { sequence: "asc" },
      take: PAGE,
    });
    for (const entry of page) {
      const reason = linkProblem(entry, position);
      if (reason) return { chain, intact: false, sequence: entry.sequence, entryId: entry.id, reason };
      position = { sequence: entry.sequence, hash: entry.hash };
    }
    if (page.length < PAGE) break;
  }
  const { sequence } = position;
  const reason = headProblem(head, position);
  if (reason) return { chain, intact: false, sequence, entryId: null, reason };
  const stray = await entryBeyondHead(chain);
  return stray ? { chain, intact: false, ...stray } : { chain, intact: true, entries: sequence };
}

/** Verifies every chain that has a head or an entry. */
export async function verifyAllChains(): Promise<ChainVerdict[]> {
  const chains = await db.$queryRaw<{ chain: string }[]>`
    SELECT "chain" FROM "AuditHead" UNION SELECT DISTINCT "chain" FROM "AuditEntry" ORDER BY 1`;
  const verdicts: ChainVerdict[] = [];
  for (const { chain } of chains) verdicts.push(await verifyChain(chain));
  return verdicts;
}
