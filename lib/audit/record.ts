import "server-only";
import type { AuditAction } from "@/lib/audit/actions";
import { GENESIS, hashEntry } from "@/lib/audit/chain";
import type { FieldChanges } from "@/lib/audit/mask";
import type { Actor, Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { insertRows } from "@/lib/db/insert-rows";
import { newId } from "@/lib/ids";

export type AuditRecord = {
  action: AuditAction;
  /** Names the chain; null for the chain of the system. */
  conferenceId: string | null;
  subjectType: string;
  subjectId: string;
  actingRole?: string;
  changes?: FieldChanges;
  /** Further facts; never secrets or document numbers. */
  details?: Record<string, string | number | boolean | null | string[]>;
};

function identityOf(actor: Actor): string | null {
  switch (actor.kind) {
    case "user":
      return actor.userId;
    case "registrant":
      return actor.sessionId;
    case "system":
      return actor.name;
    case "anonymous":
      return null;
  }
}

type Head = { sequence: bigint; hash: Uint8Array };

async function lockHead(tx: Tx, chain: string): Promise<Head | undefined> {
  const [head] = await tx.$queryRaw<Head[]>`
    SELECT "sequence", "hash" FROM "AuditHead" WHERE "chain" = ${chain} FOR UPDATE`;
  return head;
}

/** The first entry of a chain finds no head; of two that begin at once, the second waits for the first. */
async function beginChain(tx: Tx, chain: string): Promise<Head> {
  await tx.$executeRaw`INSERT INTO "AuditHead" ("chain", "sequence", "hash") VALUES (${chain}, 0, ${GENESIS})
    ON CONFLICT ("chain") DO NOTHING`;
  const head = await lockHead(tx, chain);
  if (!head) throw new Error("audit head missing");
  return head;
}

type Entry = { ctx: Ctx; record: AuditRecord };

/** Appends entries to one chain: its head is locked and moved once, however many there are. */
async function appendTo(tx: Tx, chain: string, records: readonly Entry[]): Promise<void> {
  const head = (await lockHead(tx, chain)) ?? (await beginChain(tx, chain));
  let { sequence, hash: last } = head;
  const entries = records.map(({ ctx, record }) => {
    sequence += 1n;
    const entry = {
      id: newId(),
      chain,
      sequence,
      at: ctx.now,
      actorKind: ctx.actor.kind,
      actorId: identityOf(ctx.actor),
      actingRole: record.actingRole ?? null,
      action: record.action,
      subjectType: record.subjectType,
      subjectId: record.subjectId,
      changes: record.changes ?? null,
      details: record.details ?? null,
      requestId: ctx.requestId,
    };
    const previousHash = new Uint8Array(last);
    const hash = hashEntry(entry, previousHash);
    last = hash;
    return { ...entry, previousHash, hash };
  });
  await insertRows(tx, "AuditEntry", entries);
  await tx.$executeRaw`UPDATE "AuditHead" SET "sequence" = ${sequence}, "hash" = ${last} WHERE "chain" = ${chain}`;
}

/**
 * Appends entries to their conference's chain. Call it last in the transaction: it locks the head of the chain until
 * the commit, so nothing slow may follow. Commits with the change or not at all.
 */
export async function recordAudit(tx: Tx, ctx: Ctx, ...records: AuditRecord[]): Promise<void> {
  const entries = records.map((record) => ({ ctx, record }));
  if (ctx.portion) ctx.portion.entries.push(...entries);
  else await recordEntries(tx, entries);
}

/** Appends what several acts of one transaction have recorded, in their order; nothing may follow. */
export async function recordEntries(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const chains = Map.groupBy(entries, ({ record }) => record.conferenceId ?? "system");
  for (const [chain, own] of chains) await appendTo(tx, chain, own);
}
