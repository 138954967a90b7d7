import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import type { NominationWrite } from "@/lib/imports/plan-nominations";
import type { RowToWrite } from "@/lib/imports/row-to-write";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

type Rows = readonly [RowToWrite<NominationWrite>, ...RowToWrite<NominationWrite>[]];
type Inside = Ctx & { tx: NonNullable<Ctx["tx"]> };

/** A paper that was not there before, with its lines under the numbers of the table. */
async function record({ tx, ...ctx }: Inside, rows: Rows): Promise<Result<{ id: string }>> {
  const [{ conferenceId, importId, write }] = rows;
  const { delegationId, reference, documentDate, kind } = write;
  const actor = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  const id = newId();
  await tx.nominationDocument.create({
    data: {
      id,
      delegationId,
      kind,
      reference,
      documentDate: new Date(documentDate),
      receivedAt: ctx.now,
      recordedBy: actor,
      lines: {
        create: rows.map(({ write: { lineNumber, line } }) => ({ id: newId(), lineNumber, ...line })),
      },
    },
  });
  await recordAudit(tx, ctx, {
    action: "nominationDocument.recorded",
    conferenceId,
    subjectType: "nominationDocument",
    subjectId: id,
    details: { delegationId, reference, lines: rows.length, importId },
  });
  return ok({ id });
}

/**
 * Writes the rows of one nomination document: records the paper, or adds and corrects lines of one that no officer has
 * judged yet. All of them or none.
 * @returns the document; NOT_FOUND delegationNotFound out of reach, CONFLICT documentExists, staleVersion or
 *   linesSettled for what happened meanwhile
 */
export async function writeNominations(ctx: Ctx, rows: Rows): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "nomination.record", {
    conferenceId: rows[0].conferenceId,
    delegationId: rows[0].write.delegationId,
  });
  if (denied) return refusal(denied);
  const [{ conferenceId, importId, targetId, targetVersion, write }] = rows;
  return inTransaction(ctx, async (tx, ctx) => {
    const { delegationId, reference } = write;
    const where = { AND: [{ id: delegationId, conferenceId }, delegationScope(ctx, "nomination.record")] };
    if (!(await tx.delegation.findFirst({ where, select: { id: true } })))
      return refuse("NOT_FOUND", "delegationNotFound");
    const before = await tx.nominationDocument.findFirst({ where: { delegationId, reference } });
    // Recorded by this import, in a part of it that was written before.
    const isOwn = targetId === null && before !== null && (await isOfImport(ctx, before.id, importId));
    if (targetId === null && !isOwn) return before ? refuse("CONFLICT", "documentExists") : record(ctx, rows);
    if (!before || (targetId !== null && before.id !== targetId)) return refuse("CONFLICT", "importRowStale");
    const version = isOwn ? before.version : (targetVersion ?? 0);
    const { count } = await tx.nominationDocument.updateMany({
      where: { id: before.id, version, state: "RECEIVED" },
      data: { version: version + 1 },
    });
    if (count === 0) return refuse("CONFLICT", before.state === "RECEIVED" ? "staleVersion" : "linesSettled");
    for (const { write: row } of rows) {
      const place = { documentId: before.id, lineNumber: row.lineNumber };
      await tx.nominationLine.upsert({
        where: { documentId_lineNumber: place },
        create: { id: newId(), ...place, ...row.line },
        update: row.line,
      });
    }
    await recordAudit(tx, ctx, {
      action: "nominationDocument.linesImported",
      conferenceId,
      subjectType: "nominationDocument",
      subjectId: before.id,
      details: { reference, lines: rows.map(({ write: { lineNumber } }) => String(lineNumber)), importId },
    });
    return ok({ id: before.id });
  });
}

async function isOfImport({ tx }: Inside, documentId: string, importId: string): Promise<boolean> {
  const written = await tx.importRow.count({
    where: { importId, state: "WRITTEN", result: { path: ["id"], equals: documentId } },
  });
  return written > 0;
}
