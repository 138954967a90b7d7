import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { writeChangedDelegate } from "@/lib/imports/commands/write-changed-delegate";
import { writeDelegation } from "@/lib/imports/commands/write-delegation";
import { writeNewDelegates } from "@/lib/imports/commands/write-new-delegates";
import { writeNominations } from "@/lib/imports/commands/write-nominations";
import { type ImportOfRows, lockPendingRows } from "@/lib/imports/pending-rows";
import type { RowToWrite } from "@/lib/imports/row-to-write";
import { log } from "@/lib/log";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Rows that go together: the lines of a paper, a piece of new people, or one row. */
export type RowsTogether = { kind: "paper" | "newPeople" | "row"; rowNumbers: number[] };

type Asked = { import: ImportOfRows; together: RowsTogether };

/** Writes rows that make or change one record, all or none, with the note that they are written. */
async function writeRecord(ctx: Ctx, { import: found, together }: Asked): Promise<Result<undefined>> {
  const importId = found.id;
  return inTransaction(ctx, async (tx, ctx) => {
    const [row, ...others] = await lockPendingRows(tx, found, together.rowNumbers);
    if (!row) return ok();
    const write = (inside: Ctx): Promise<Result<{ id: string }>> => {
      if (found.kind === "DELEGATIONS") return writeDelegation(inside, row);
      if (found.kind === "NOMINATIONS") return writeNominations(inside, [row, ...others]);
      return writeChangedDelegate(inside, row as RowToWrite<never>);
    };
    const made = await write(ctx);
    if (!made.ok) return made;
    const { id } = made.value;
    await tx.importRow.updateMany({
      where: { importId, rowNumber: { in: [row, ...others].map(({ rowNumber }) => rowNumber) } },
      data: { state: "WRITTEN", result: { id }, ...(found.kind === "DELEGATES" ? { delegateId: id } : {}) },
    });
    return ok();
  });
}

/**
 * Writes rows of an import that go together, with the note that they are written, in one transaction. On a refusal
 * nothing of them is written and they are noted as failed, with the reason; a piece of new people that breaks something
 * is tried again row by row, so that one wrong row harms no other. Rows that are done already are passed over, so that
 * a job may be killed and run again, or run twice at once.
 * @returns UNAVAILABLE when the database is away: then nothing is noted
 */
export async function writeImportRows(ctx: Ctx, asked: Asked): Promise<Result<undefined>> {
  const denied = authorize(ctx, "import.make", { conferenceId: asked.import.conferenceId });
  if (denied) return refusal(denied);
  const { import: found, together } = asked;
  const { kind, rowNumbers } = together;
  const importId = found.id;
  const attempt =
    kind === "newPeople" ? writeNewDelegates(ctx, { import: found, rowNumbers }) : writeRecord(ctx, asked);
  // A row that breaks something is told and passed over: it must not hold up all others.
  const written: Result<undefined> = await attempt.catch((error: unknown) => {
    log.error({ err: error, importId, rowNumbers, requestId: ctx.requestId }, "import rows failed");
    return refuse("UNAVAILABLE", "importRowBroken");
  });
  if (written.ok || (written.error.code === "UNAVAILABLE" && written.error.message !== "importRowBroken"))
    return written;
  if (kind === "newPeople" && rowNumbers.length > 1) {
    for (const rowNumber of rowNumbers) {
      const alone = await writeImportRows(ctx, {
        import: found,
        together: { kind, rowNumbers: [rowNumber] },
      });
      if (!alone.ok) return alone;
    }
    return ok();
  }
  await db.importRow.updateMany({
    where: { importId, rowNumber: { in: rowNumbers }, state: "PENDING" },
    data: { state: "FAILED", result: { refusal: written.error.message } },
  });
  return ok();
}
