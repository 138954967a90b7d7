import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { fileStore } from "@/lib/documents/file-store";
import { storedBytes } from "@/lib/documents/stored-bytes";
import { isTableKind, type TableKind } from "@/lib/imports/kinds";
import { columnsOfKind } from "@/lib/imports/read-row";
import { openFile, sealRow } from "@/lib/imports/row-content";
import type { StoredColumns, StoredNotes } from "@/lib/imports/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { matchHeader } from "@/lib/tabular/match-header";
import { readTable } from "@/lib/tabular/read-table";
import type { Table } from "@/lib/tabular/table";

const ROWS_AT_ONCE = 500;

function headOf(kind: TableKind, { header, dateSystem, notes }: Table) {
  const matched = matchHeader(header, columnsOfKind(kind));
  const fields = matched.columns.flatMap((match, column) => (match ? [[match.field, column] as const] : []));
  const columns: StoredColumns = { fields: Object.fromEntries(fields), dateOrder: null };
  const unknown = matched.unknown.map(({ name }) => name).filter((name) => name !== "");
  const told: StoredNotes = { header, dateSystem, notes, unknown, contested: matched.contested, detail: {} };
  return { columns, notes: told as unknown as Prisma.InputJsonObject };
}

/** Rows are kept as they were sent, encrypted; what they would do is said by the preview. */
async function keepRows(importId: string, { rows }: Table): Promise<void> {
  await db.importRow.deleteMany({ where: { importId } });
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await db.importRow.createMany({
      data: rows.slice(from, from + ROWS_AT_ONCE).map(({ number, cells }) => ({
        importId,
        rowNumber: number,
        outcome: "INVALID" as const,
        reasons: [],
        label: "",
        ...sealRow(importId, number, { cells, write: null }),
      })),
    });
  }
}

/**
 * Reads the table of an import into its rows and takes the file away. What cannot be read fails with the reader's
 * reason. May be repeated: rows are laid down anew.
 * @returns UNAVAILABLE uploadBusy while too many files are being read
 */
export async function readImportFile(
  ctx: Ctx,
  { importId }: { importId: string },
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "import.make");
  if (denied) return refusal(denied);
  const found = await db.import.findUnique({ where: { id: importId }, include: { file: true } });
  if (!found?.file || !isTableKind(found.kind)) return ok();
  const { kind, file } = found;
  const sealed = await storedBytes(file.storageKey);
  if (!sealed) return refuse("NOT_FOUND", "fileNotFound");
  const knownHeaders = columnsOfKind(kind).flatMap(({ name, aliases }) => [
    name,
    ...Object.values(aliases).flat(),
  ]);
  const result = await readTable(openFile(importId, sealed), { knownHeaders });
  if (!result.ok && result.problem === "busy") return refuse("UNAVAILABLE", "uploadBusy");
  if (result.ok) await keepRows(importId, result.table);
  const read = result.ok
    ? { ...headOf(kind, result.table), total: result.table.rows.length, done: 0 }
    : {
        state: "FAILED" as const,
        failure: result.problem,
        notes: { detail: result.detail } satisfies Prisma.InputJsonObject,
        finishedAt: ctx.now,
      };
  const kept = await inTransaction(ctx, async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id: importId, state: "READING", fileId: file.id },
      data: { ...read, fileId: null },
    });
    if (count > 0) await tx.file.delete({ where: { id: file.id } });
    return ok();
  });
  if (kept.ok) await fileStore().delete(file.storageKey);
  return kept;
}
