import "server-only";
import type { Ctx } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { findImport } from "@/lib/imports/find-import";
import { type ChooseSheetInput, storedNotesSchema } from "@/lib/imports/schema";
import { enqueue } from "@/lib/jobs/enqueue";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Has another sheet of the workbook read: its rows take the place of those before, and the columns are matched anew.
 * @returns NOT_FOUND importNotFound; INVALID checkFields for a sheet that is not in the workbook; CONFLICT importNotOpen
 *   once rows are being written or the file is gone
 */
export async function chooseSheet(
  ctx: Ctx,
  { importId, sheet }: ChooseSheetInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "import.make");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findImport(tx, ctx, importId);
    if (!found.ok) return found;
    const { sheets } = storedNotesSchema.parse(found.value.notes ?? {});
    if (!sheets.some(({ name }) => name === sheet))
      return refuse("INVALID", "checkFields", { fields: { sheet: "chooseOne" } });
    const { count } = await tx.import.updateMany({
      where: { id: importId, state: { in: ["PREVIEW", "FAILED"] }, fileId: { not: null } },
      data: {
        sheet,
        state: "READING",
        columns: Prisma.DbNull,
        failure: null,
        finishedAt: null,
        total: 0,
        done: 0,
      },
    });
    if (count === 0) return refuse("CONFLICT", "importNotOpen");
    await enqueue(tx, "import.read", { importId, userId: actor.userId }, { jobKey: `import:${importId}` });
    return ok();
  });
}
