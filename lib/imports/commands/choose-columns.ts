import "server-only";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { findImport } from "@/lib/imports/find-import";
import { isTableKind } from "@/lib/imports/kinds";
import { columnsOfKind } from "@/lib/imports/read-row";
import { type ChooseColumnsInput, type StoredColumns, storedNotesSchema } from "@/lib/imports/schema";
import { enqueue } from "@/lib/jobs/enqueue";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Says which column fills which field, and which of day and month comes first; the preview is made anew.
 * @returns NOT_FOUND importNotFound; INVALID checkFields for columns that are not there; CONFLICT importNotOpen once
 *   the rows are being written
 */
export async function chooseColumns(ctx: Ctx, input: ChooseColumnsInput): Promise<Result<undefined>> {
  const denied = authorize(ctx, "import.make");
  if (denied) return refusal(denied);
  const { importId, columns, dateOrder } = input;
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findImport(tx, ctx, importId);
    if (!found.ok) return found;
    const { kind, notes } = found.value;
    if (!isTableKind(kind)) return refuse("CONFLICT", "importNotOpen");
    const { header } = storedNotesSchema.parse(notes ?? {});
    const known = new Set(columnsOfKind(kind).map(({ name }) => name));
    const places = Object.values(columns);
    const wrong = Object.entries(columns).some(
      ([field, column]) => !known.has(field) || column >= header.length,
    );
    if (wrong || new Set(places).size < places.length)
      return refuse("INVALID", "checkFields", { fields: { columns: "twice" } });
    const stored: StoredColumns = { fields: columns, dateOrder };
    const { count } = await tx.import.updateMany({
      where: { id: importId, state: "PREVIEW" },
      data: { columns: stored, state: "READING", done: 0 },
    });
    if (count === 0) return refuse("CONFLICT", "importNotOpen");
    await enqueue(tx, "import.read", { importId, userId: actor.userId }, { jobKey: `import:${importId}` });
    return ok();
  });
}
