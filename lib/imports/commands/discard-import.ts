import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { fileStore } from "@/lib/documents/file-store";
import { findImport } from "@/lib/imports/find-import";
import type { ImportInput } from "@/lib/imports/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Throws away an import that was not written: its rows and its file go, the note that it was there stays.
 * @returns NOT_FOUND importNotFound; CONFLICT importNotOpen once rows are being written
 */
export async function discardImport(ctx: Ctx, { importId }: ImportInput): Promise<Result<undefined>> {
  const denied = authorize(ctx, "import.make");
  if (denied) return refusal(denied);
  const discarded = await inTransaction(ctx, async (tx, ctx) => {
    const found = await findImport(tx, ctx, importId);
    if (!found.ok) return found;
    const { conferenceId, fileId } = found.value;
    const { count } = await tx.import.updateMany({
      where: { id: importId, state: { in: ["PREVIEW", "FAILED"] } },
      data: { state: "DISCARDED", finishedAt: ctx.now, fileId: null },
    });
    if (count === 0) return refuse("CONFLICT", "importNotOpen");
    await tx.importRow.deleteMany({ where: { importId } });
    const file = fileId ? await tx.file.delete({ where: { id: fileId } }) : null;
    await recordAudit(tx, ctx, {
      action: "import.discarded",
      conferenceId,
      subjectType: "import",
      subjectId: importId,
    });
    return ok(file?.storageKey ?? null);
  });
  if (!discarded.ok) return discarded;
  if (discarded.value) await fileStore().delete(discarded.value);
  return ok();
}
