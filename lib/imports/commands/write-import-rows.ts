import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { writeDelegate } from "@/lib/imports/commands/write-delegate";
import { writeDelegation } from "@/lib/imports/commands/write-delegation";
import { writeNominations } from "@/lib/imports/commands/write-nominations";
import type { TableKind } from "@/lib/imports/kinds";
import { openRow } from "@/lib/imports/row-content";
import { log } from "@/lib/log";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

type Locked = {
  rowNumber: number;
  targetId: string | null;
  targetVersion: number | null;
  contentCiphertext: Uint8Array;
  contentKeyId: string;
};

type ImportOfRows = { id: string; conferenceId: string; kind: TableKind };

function write(
  ctx: Ctx,
  { id: importId, conferenceId, kind }: ImportOfRows,
  locked: readonly [Locked, ...Locked[]],
) {
  const rows = locked.map(({ contentCiphertext, contentKeyId, ...row }) => {
    const content = openRow({ importId, rowNumber: row.rowNumber, contentCiphertext, contentKeyId });
    return { ...row, importId, conferenceId, write: content.write as never };
  });
  const [row, ...others] = rows;
  if (!row) throw new Error("no row to write");
  if (kind === "DELEGATIONS") return writeDelegation(ctx, row);
  if (kind === "NOMINATIONS") return writeNominations(ctx, [row, ...others]);
  return writeDelegate(ctx, row);
}

/**
 * Writes rows of an import that belong together, with the note that they are written, in one transaction; on a refusal
 * nothing of them is written and they are noted as failed, with the reason. Rows that are done already are passed over,
 * so that a job may be killed and run again, or run twice at once.
 * @returns UNAVAILABLE when the database is away: then nothing is noted
 */
export async function writeImportRows(
  ctx: Ctx,
  { import: found, rowNumbers }: { import: ImportOfRows; rowNumbers: number[] },
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "import.make", { conferenceId: found.conferenceId });
  if (denied) return refusal(denied);
  const importId = found.id;
  const attempt = inTransaction(ctx, async (tx, ctx) => {
    const open = await tx.$queryRaw<Locked[]>`
      SELECT "rowNumber", "targetId", "targetVersion", "contentCiphertext", "contentKeyId" FROM "ImportRow"
      WHERE "importId" = ${importId}::uuid AND "rowNumber" = ANY(${rowNumbers}) AND "state" = 'PENDING'
      ORDER BY "rowNumber" FOR UPDATE`;
    const [first, ...others] = open;
    if (!first) return ok();
    const made = await write(ctx, found, [first, ...others]);
    if (!made.ok) return made;
    const { id } = made.value;
    await tx.importRow.updateMany({
      where: { importId, rowNumber: { in: open.map(({ rowNumber }) => rowNumber) } },
      data: { state: "WRITTEN", result: { id }, ...(found.kind === "DELEGATES" ? { delegateId: id } : {}) },
    });
    return ok();
  });
  // A row that breaks something is told and passed over: it must not hold up all others.
  const written: Result<undefined> = await attempt.catch((error: unknown) => {
    log.error({ err: error, importId, rowNumbers, requestId: ctx.requestId }, "import row failed");
    return refuse("UNAVAILABLE", "importRowBroken");
  });
  if (written.ok || (written.error.code === "UNAVAILABLE" && written.error.message !== "importRowBroken"))
    return written;
  await db.importRow.updateMany({
    where: { importId, rowNumber: { in: rowNumbers }, state: "PENDING" },
    data: { state: "FAILED", result: { refusal: written.error.message } },
  });
  return ok();
}
