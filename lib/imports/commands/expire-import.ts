import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { fileStore } from "@/lib/documents/file-store";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/**
 * Removes the rows and the file of an old import: they are personal data, and what they were for is done or was given
 * up. How many rows there were of each outcome and state stays with it. A second time changes nothing.
 */
export async function expireImport(ctx: Ctx, { importId }: { importId: string }): Promise<Result<undefined>> {
  const denied = authorize(ctx, "retention.manage");
  if (denied) return refusal(denied);
  const expired = await inTransaction(ctx, async (tx, ctx) => {
    const rows = await tx.importRow.groupBy({ by: ["outcome", "state"], where: { importId }, _count: true });
    const found = await tx.import.findUniqueOrThrow({ where: { id: importId }, include: { file: true } });
    const { state, file, conferenceId } = found;
    const isOpen = state !== "DONE" && state !== "DISCARDED" && state !== "FAILED";
    const { count } = await tx.import.updateMany({
      where: { id: importId, state, expiredAt: null },
      data: {
        expiredAt: ctx.now,
        fileId: null,
        counts: rows.map(({ outcome, state, _count }) => ({ outcome, state, count: _count })),
        ...(isOpen ? { state: "DISCARDED", finishedAt: ctx.now } : {}),
      },
    });
    if (count === 0) return ok(null);
    await tx.importRow.deleteMany({ where: { importId } });
    if (file) await tx.file.delete({ where: { id: file.id } });
    await recordAudit(tx, ctx, {
      action: "import.expired",
      conferenceId,
      subjectType: "import",
      subjectId: importId,
      details: { rows: rows.reduce((sum, { _count }) => sum + _count, 0) },
    });
    return ok(file?.storageKey ?? null);
  });
  if (!expired.ok) return expired;
  if (expired.value) await fileStore().delete(expired.value);
  return ok();
}
