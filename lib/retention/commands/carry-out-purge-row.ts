import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { transitionDelegate } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { listPurge } from "@/lib/retention/list-purge";
import { keysOf, type ListedRow, rowFingerprint } from "@/lib/retention/purge-list";
import { removeClass, removePrintSheets } from "@/lib/retention/remove-data";

export type PurgeRowToCarryOut = { purgeId: string; position: number };

/** The line as it would be listed now, of what was due when it was asked for, or why it is left out. */
async function presentRow(
  tx: Tx,
  purge: { conferenceId: string; createdAt: Date },
  row: { delegateId: string | null; fingerprint: Uint8Array },
): Promise<ListedRow | "held" | "changed"> {
  const conference = await tx.conference.findUniqueOrThrow({ where: { id: purge.conferenceId } });
  const { rows, held } = await listPurge(tx, conference, purge.createdAt, row.delegateId);
  const [now] = rows;
  if (!now) return held > 0 ? "held" : "changed";
  return Buffer.compare(rowFingerprint(now), row.fingerprint) === 0 ? now : "changed";
}

async function closeForGood(tx: Tx, ctx: Ctx, delegateId: string) {
  const delegate = await tx.delegate.findUniqueOrThrow({ where: { id: delegateId } });
  if (delegate.state !== "CLOSED") return ok();
  return transitionDelegate(tx, ctx, { action: "purge", delegate, version: delegate.version });
}

/**
 * Purges one person of a signed list, class by class, in one transaction; where every class has gone the registration is
 * PURGED (practice table, R34). Who has changed since, or is under a hold, is left out and stays on the report. A row that
 * is settled is left alone, so that a job may run twice.
 * @returns the keys of the objects to remove from the store
 */
export async function carryOutPurgeRow(
  ctx: Ctx,
  { purgeId, position }: PurgeRowToCarryOut,
): Promise<Result<{ keys: string[] }>> {
  const denied = authorize(ctx, "registration.purge");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const id = { purgeId_position: { purgeId, position } };
    await tx.$queryRaw`SELECT 1 FROM "PurgeRow" WHERE "purgeId" = ${purgeId}::uuid AND "position" = ${position} FOR UPDATE`;
    const row = await tx.purgeRow.findUniqueOrThrow({ where: id, include: { purge: true } });
    const { purge, delegateId } = row;
    if (!purge.startedAt) return refuse("FORBIDDEN", "needsSignature");
    if (row.state !== "LISTED") return ok({ keys: row.storageKeys });
    if (delegateId) await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ${delegateId}::uuid FOR UPDATE`;
    const present = await presentRow(tx, purge, row);
    if (typeof present === "string") {
      await tx.purgeRow.update({
        where: id,
        data: { state: "LEFT_OUT", reason: present, settledAt: ctx.now },
      });
      return ok({ keys: [] });
    }
    // First the word, which the database checks against holds and the signature; then what it allows.
    const { classes } = present;
    const keys = keysOf(present);
    await tx.purgeRow.update({
      where: id,
      data: { state: "DONE", settledAt: ctx.now, storageKeys: keys },
    });
    if (!delegateId) {
      await removePrintSheets(tx, purge.conferenceId);
      return ok({ keys });
    }
    for (const name of classes) await removeClass(tx, name, delegateId);
    if (classes.includes("REGISTRATION") || classes.includes("DRAFT")) {
      const moved = await closeForGood(tx, ctx, delegateId);
      if (!moved.ok) return moved;
    }
    await recordAudit(tx, ctx, {
      action: "registration.purged",
      conferenceId: purge.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      details: { purgeId, classes, files: keys.length },
    });
    return ok({ keys });
  });
}
