import "server-only";
import { maskDocumentNumber } from "@/lib/audit/mask";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { FileToServe } from "@/lib/documents/queries";
import { findImport } from "@/lib/imports/find-import";
import { reasonWords, wordsOf } from "@/lib/imports/import-words";
import { isTableKind } from "@/lib/imports/kinds";
import type { Reason } from "@/lib/imports/reason";
import { openRow } from "@/lib/imports/row-content";
import { type ImportReportInput, storedColumnsSchema, storedNotesSchema } from "@/lib/imports/schema";
import { servedTable } from "@/lib/imports/served-table";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { headerText } from "@/lib/tabular/find-header";

/**
 * The rows of an import as they were sent, with what each would do or did, and why, in the reader's language. Numbers
 * of documents are masked for everybody but the sender; each taking is an audit entry.
 * @returns the file as a stream; NOT_FOUND importNotFound out of reach or while the file is being read
 */
export async function takeImportReport(
  ctx: Ctx,
  { importId, format }: ImportReportInput,
): Promise<Result<FileToServe>> {
  const denied = authorize(ctx, "import.make");
  if (denied) return refusal(denied);
  const { actor, locale } = ctx;
  const rows = await inTransaction(ctx, async (tx, ctx) => {
    const found = await findImport(tx, ctx, importId);
    if (!found.ok) return found;
    const { state, conferenceId } = found.value;
    if (state === "READING") return refuse("NOT_FOUND", "importNotFound");
    const table = await tx.importRow.findMany({ where: { importId }, orderBy: { rowNumber: "asc" } });
    if (table.length === 0) return refuse("NOT_FOUND", "importNotFound");
    await recordAudit(tx, ctx, {
      action: "export.made",
      conferenceId,
      subjectType: "import",
      subjectId: importId,
      details: { rows: table.length, format },
    });
    return ok({ found: found.value, table });
  });
  if (!rows.ok) return rows;
  const { found, table } = rows.value;
  const { header } = storedNotesSchema.parse(found.notes ?? {});
  const columns = storedColumnsSchema.safeParse(found.columns);
  const isSender = actor.kind === "user" && actor.userId === found.requestedBy;
  // An archive has no columns: its one cell is the name of the picture, which may be a number.
  const numberAt = columns.success ? columns.data.fields.document_number : 0;
  const masked = isSender ? undefined : numberAt;
  const [say, error, told] = [
    wordsOf(locale, "imports"),
    wordsOf(locale, "errors"),
    reasonWords(found.kind, locale),
  ];
  const lines = table.map((row) => {
    const result = row.result as { refusal?: string } | null;
    const reasons = (row.reasons as unknown as Reason[]).map(told);
    if (result?.refusal) reasons.push(error(result.refusal));
    const cells = openRow(row).cells.map((cell, at) =>
      at === masked ? maskDocumentNumber(headerText(cell)) : headerText(cell),
    );
    const state = say(`rowState.${row.state}`);
    return [String(row.rowNumber), say(`outcome.${row.outcome}`), state, reasons.join("\n"), ...cells];
  });
  const own = (["row", "outcome", "state", "reasons"] as const).map((name) => say(`reportColumn.${name}`));
  const name = `${found.fileName.replace(/\.(xlsx|csv|txt|tsv|zip)$/i, "")}-report`;
  return ok(
    await servedTable({
      name,
      format,
      locale,
      header: [...own, ...(isTableKind(found.kind) ? header : [say("reportColumn.picture")])],
      rows: lines,
    }),
  );
}
