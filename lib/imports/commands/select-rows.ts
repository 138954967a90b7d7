import "server-only";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { findImport } from "@/lib/imports/find-import";
import { WRITTEN_OUTCOMES } from "@/lib/imports/reason";
import type { SelectRowsInput } from "@/lib/imports/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Chooses rows to be written, or leaves them out: some by number, or all of an outcome.
 * @returns how many are chosen now; NOT_FOUND importNotFound; CONFLICT importNotOpen unless the preview is open
 */
export async function selectRows(ctx: Ctx, input: SelectRowsInput): Promise<Result<{ chosen: number }>> {
  const denied = authorize(ctx, "import.make");
  if (denied) return refusal(denied);
  const { importId, rows, selected } = input;
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findImport(tx, ctx, importId);
    if (!found.ok) return found;
    // Locked, so that no row changes its mind while the rows are being written.
    const [open] = await tx.$queryRaw<{ state: string }[]>`
      SELECT "state" FROM "Import" WHERE "id" = ${importId}::uuid FOR UPDATE`;
    if (open?.state !== "PREVIEW") return refuse("CONFLICT", "importNotOpen");
    const which = Array.isArray(rows) ? { rowNumber: { in: rows } } : { outcome: rows };
    await tx.importRow.updateMany({ where: { importId, state: "PENDING", ...which }, data: { selected } });
    const chosen = await tx.importRow.count({
      where: { importId, selected: true, outcome: { in: [...WRITTEN_OUTCOMES] } },
    });
    return ok({ chosen });
  });
}
