import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalJson, hashEntry } from "@/lib/audit/chain";
import { rootOfPath } from "@/lib/audit/merkle";
import { CHECKS_SEALED, leafOfCheck, type ProvenCheck, provenCheckSchema } from "@/lib/audit/sealed-check";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const sequence = z.string().regex(/^\d{1,18}$/);

/** An entry of the chain in a record: whole, or, where it tells of others, with its hashes alone. */
const entrySchema = z.discriminatedUnion("withheld", [
  z.strictObject({
    withheld: z.literal(false),
    id: z.string(),
    sequence,
    at: z.iso.datetime(),
    actorKind: z.string(),
    actorId: z.string().nullable(),
    actingRole: z.string().nullable(),
    action: z.string(),
    subjectType: z.string(),
    subjectId: z.string(),
    changes: z.unknown(),
    details: z.unknown(),
    requestId: z.string(),
    previousHash: hash,
    hash,
  }),
  z.strictObject({
    withheld: z.literal(true),
    sequence,
    at: z.iso.datetime(),
    action: z.string(),
    previousHash: hash,
    hash,
  }),
]);
export type RecordEntry = z.infer<typeof entrySchema>;

export const auditPartSchema = z.strictObject({
  chain: z.string(),
  head: z.strictObject({ sequence, hash }),
  entries: z.array(entrySchema).max(100_000),
});
export type AuditPart = z.infer<typeof auditPartSchema>;

export const RECORD_FORMAT = "placet-accreditation-record/1";

const recordSchema = z.looseObject({
  format: z.literal(RECORD_FORMAT),
  audit: auditPartSchema,
  checks: z.array(provenCheckSchema).max(100_000).nullish(),
  seal: hash,
});

/** SHA-256 of the canonical form of all but the seal; printed on the paper and kept in the audit trail. */
export function sealOf(record: Record<string, unknown>): string {
  const { seal: _seal, ...content } = record;
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));

function entryProblem(
  chain: string,
  { previousHash, hash: stated, ...entry }: RecordEntry,
): string | undefined {
  if (entry.withheld) return undefined;
  const { withheld: _whole, sequence: at, at: instant, ...rest } = entry;
  const content = { ...rest, chain, sequence: BigInt(at), at: new Date(instant) };
  const found = Buffer.from(hashEntry(content, bytes(previousHash))).toString("hex");
  return found === stated ? undefined : `entry ${at} was altered`;
}

/** Entries that follow each other directly are linked, and none lies beyond the head. */
function linkProblems({ entries, head }: AuditPart): string[] {
  const problems: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const before = entries[index - 1];
    const [at, earlier] = [BigInt(entry.sequence), before ? BigInt(before.sequence) : 0n];
    if (at <= earlier) problems.push(`entry ${at} is out of order`);
    if (before && at === earlier + 1n && entry.previousHash !== before.hash)
      problems.push(`entry ${at}: the link to the entry before does not match`);
    if (at > BigInt(head.sequence)) problems.push(`entry ${at} lies beyond the head of the chain`);
    if (at === BigInt(head.sequence) && entry.hash !== head.hash)
      problems.push("the head of the chain does not match the last entry");
  }
  return problems;
}

/** Each line of the gate log leads to the root that its entry holds; an entry whose content is there was hashed with it. */
function checkProblems(checks: readonly ProvenCheck[], { chain, entries }: AuditPart): string[] {
  const roots = new Map(
    entries.flatMap((entry) => {
      if (entry.withheld || entry.action !== CHECKS_SEALED) return [];
      const root = z.object({ root: z.string() }).safeParse(entry.details);
      return root.success ? [[entry.sequence, root.data.root] as const] : [];
    }),
  );
  return checks.flatMap(({ check, seal }) => {
    if (check.conferenceId !== chain) return [`check ${check.id} is of another conference`];
    if (!seal) return [];
    const root = roots.get(seal.sequence);
    if (!root) return [`check ${check.id}: the entry ${seal.sequence} that seals it is missing`];
    return rootOfPath(leafOfCheck(check), seal.path) === root ? [] : [`check ${check.id} was altered`];
  });
}

export type RecordVerdict = { problems: string[]; entries: number; withheld: number; seal: string | null };

/**
 * Checks an accreditation record without any database: its seal, each entry's hash, the links of neighbours, the head.
 * @param record the parsed file, of whatever shape
 * @param printedSeal the seal as it stands on the paper, when it is at hand
 */
export function checkRecord(record: unknown, printedSeal?: string): RecordVerdict {
  const parsed = recordSchema.safeParse(record);
  if (!parsed.success)
    return { problems: ["this is not an accreditation record"], entries: 0, withheld: 0, seal: null };
  const { audit, checks, seal } = parsed.data;
  const problems = [
    ...(sealOf(record as Record<string, unknown>) === seal ? [] : ["the content does not match its seal"]),
    ...(printedSeal === undefined || printedSeal.toLowerCase() === seal
      ? []
      : ["the seal is not the one given"]),
    ...audit.entries.flatMap((entry) => entryProblem(audit.chain, entry) ?? []),
    ...linkProblems(audit),
    ...checkProblems(checks ?? [], audit),
  ];
  const withheld = audit.entries.filter((entry) => entry.withheld).length;
  return { problems, entries: audit.entries.length, withheld, seal };
}
