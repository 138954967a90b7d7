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
import type { Table, TableResult } from "@/lib/tabular/table";

const ROWS_AT_ONCE = 200;

function headOf(kind: TableKind, { header, dateSystem, notes, sheets, sheet }: Table) {
  const matched = matchHeader(header, columnsOfKind(kind));
  const fields = matched.columns.flatMap((match, column) => (match ? [[match.field, column] as const] : []));
  const columns: StoredColumns = { fields: Object.fromEntries(fields), dateOrder: null };
  const unknown = matched.unknown.map(({ name }) => name).filter((name) => name !== "");
  const { contested } = matched;
  const told: StoredNotes = { header, dateSystem, notes, sheets, sheet, unknown, contested, detail: {} };
  return { columns, notes: told as unknown as Prisma.InputJsonObject };
}

/**
 * Rows are kept as they were sent, encrypted; what they would do is said by the preview. Set-based: thousands of rows
 * as parameters of the client's own insert cost a hundred megabytes that it does not give back.
 */
async function keepRows(importId: string, { rows }: Table): Promise<void> {
  await db.importRow.deleteMany({ where: { importId } });
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const values = rows.slice(from, from + ROWS_AT_ONCE).map(({ number, cells }) => {
      const { contentCiphertext, contentKeyId } = sealRow(importId, number, { cells, write: null });
      return { number, keyId: contentKeyId, content: Buffer.from(contentCiphertext).toString("base64") };
    });
    await db.$executeRaw`
      INSERT INTO "ImportRow" ("importId", "rowNumber", "outcome", "reasons", "label", "contentCiphertext",
        "contentKeyId")
      SELECT ${importId}::uuid, r."number", 'INVALID', '[]', '', decode(r."content", 'base64'), r."keyId"
      FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS r("number" int, "content" text, "keyId" text)`;
  }
}

/** What the import is after its file was read. */
function readingOf(kind: TableKind, result: TableResult, now: Date): Prisma.ImportUncheckedUpdateManyInput {
  if (result.ok) return { ...headOf(kind, result.table), total: result.table.rows.length, done: 0 };
  const notes = { detail: result.detail, sheets: result.sheets ?? [] };
  return { state: "FAILED", failure: result.problem, notes, finishedAt: now };
}

/** A workbook is kept, encrypted as it is, while another of its sheets may be chosen: until it is written or discarded. */
function leavesChoice(result: TableResult): boolean {
  const [sheets = [], read] = result.ok ? [result.table.sheets, result.table.sheet] : [result.sheets, null];
  return sheets.length > 1 || sheets.some(({ name, hidden }) => hidden && name !== read);
}

/**
 * Reads the table of an import into its rows and takes the file away, unless another sheet of it may be chosen. What
 * cannot be read fails with the reader's reason. May be repeated: rows are laid down anew.
 * @returns UNAVAILABLE uploadBusy while too many files are being read
 */
export async function readImportFile(
  ctx: Ctx,
  { importId }: { importId: string },
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "import.make");
  if (denied) return refusal(denied);
  const found = await db.import.findUnique({ where: { id: importId }, include: { file: true } });
  // Columns that are there were matched when the file was read: now only the preview is made anew.
  if (!found?.file || !isTableKind(found.kind) || found.columns !== null) return ok();
  const { kind, file, sheet } = found;
  const sealed = await storedBytes(file.storageKey);
  if (!sealed) return refuse("NOT_FOUND", "fileNotFound");
  const knownHeaders = columnsOfKind(kind).flatMap(({ name, aliases }) => [
    name,
    ...Object.values(aliases).flat(),
  ]);
  const chosen = sheet === null ? {} : { sheet };
  const result = await readTable(openFile(importId, sealed), { knownHeaders, ...chosen });
  if (!result.ok && result.problem === "busy") return refuse("UNAVAILABLE", "uploadBusy");
  if (result.ok) await keepRows(importId, result.table);
  else await db.importRow.deleteMany({ where: { importId } });
  const isKept = leavesChoice(result);
  const kept = await inTransaction(ctx, async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id: importId, state: "READING", fileId: file.id },
      data: { ...readingOf(kind, result, ctx.now), ...(isKept ? {} : { fileId: null }) },
    });
    if (count > 0 && !isKept) await tx.file.delete({ where: { id: file.id } });
    return ok(count > 0);
  });
  if (!kept.ok) return kept;
  if (!isKept) await fileStore().delete(file.storageKey);
  return ok();
}
