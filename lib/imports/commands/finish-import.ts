import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { fileStore } from "@/lib/documents/file-store";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/** Closes an import whose rows are written: the others are noted as left out, and its file goes. A second closing changes nothing. */
export async function finishImport(ctx: Ctx, { importId }: { importId: string }): Promise<Result<undefined>> {
  const denied = authorize(ctx, "import.make");
  if (denied) return refusal(denied);
  const finished = await inTransaction(ctx, async (tx, ctx) => {
    const { total, conferenceId, fileId } = await tx.import.findUniqueOrThrow({ where: { id: importId } });
    const { count } = await tx.import.updateMany({
      where: { id: importId, state: "COMMITTING" },
      data: { state: "DONE", finishedAt: ctx.now, done: total, failure: null, fileId: null },
    });
    if (count === 0) return ok(null);
    const file = fileId ? await tx.file.delete({ where: { id: fileId } }) : null;
    await tx.importRow.updateMany({ where: { importId, state: "PENDING" }, data: { state: "SKIPPED" } });
    const states = await tx.importRow.groupBy({ by: ["state"], where: { importId }, _count: true });
    const countOf = (state: string) => states.find((row) => row.state === state)?._count ?? 0;
    await recordAudit(tx, ctx, {
      action: "import.finished",
      conferenceId,
      subjectType: "import",
      subjectId: importId,
      details: { written: countOf("WRITTEN"), failed: countOf("FAILED"), skipped: countOf("SKIPPED") },
    });
    return ok(file?.storageKey ?? null);
  });
  if (!finished.ok) return finished;
  if (finished.value) await fileStore().delete(finished.value);
  return ok();
}
