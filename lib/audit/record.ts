import "server-only";
import type { AuditAction } from "@/lib/audit/actions";
import { GENESIS, hashEntry } from "@/lib/audit/chain";
import type { FieldChanges } from "@/lib/audit/mask";
import type { Actor, Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
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

/**
 * Appends entries to their conference's chain. Call it last in the transaction: it locks the head of the chain until
 * the commit, so nothing slow may follow. Commits with the change or not at all.
 */
export async function recordAudit(tx: Tx, ctx: Ctx, ...records: AuditRecord[]): Promise<void> {
  for (const record of records) {
    const chain = record.conferenceId ?? "system";
    await tx.$executeRaw`INSERT INTO "AuditHead" ("chain", "sequence", "hash") VALUES (${chain}, 0, ${GENESIS})
      ON CONFLICT ("chain") DO NOTHING`;
    const [head] = await tx.$queryRaw<{ sequence: bigint; hash: Uint8Array }[]>`
      SELECT "sequence", "hash" FROM "AuditHead" WHERE "chain" = ${chain} FOR UPDATE`;
    if (!head) throw new Error("audit head missing");
    const entry = {
      id: newId(),
      chain,
      sequence: head.sequence + 1n,
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
    const hash = hashEntry(entry, head.hash);
    await tx.auditEntry.create({
      data: {
        ...entry,
        changes: (entry.changes as Prisma.InputJsonValue | null) ?? Prisma.DbNull,
        details: entry.details ?? Prisma.DbNull,
        previousHash: new Uint8Array(head.hash),
        hash,
      },
    });
    await tx.$executeRaw`UPDATE "AuditHead" SET "sequence" = ${entry.sequence}, "hash" = ${hash} WHERE "chain" = ${chain}`;
  }
}
