import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { findImport } from "@/lib/imports/find-import";
import { WRITTEN_OUTCOMES } from "@/lib/imports/reason";
import type { ImportInput } from "@/lib/imports/schema";
import { enqueue } from "@/lib/jobs/enqueue";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Has the chosen rows written in the background, on behalf of whoever says so.
 * @returns how many; NOT_FOUND importNotFound; INVALID importEmpty; CONFLICT importNotOpen for a second click
 */
export async function commitImport(ctx: Ctx, { importId }: ImportInput): Promise<Result<{ total: number }>> {
  const denied = authorize(ctx, "import.make");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findImport(tx, ctx, importId);
    if (!found.ok) return found;
    const { count } = await tx.import.updateMany({
      where: { id: importId, state: "PREVIEW" },
      data: { state: "COMMITTING", done: 0 },
    });
    if (count === 0) return refuse("CONFLICT", "importNotOpen");
    const outcome = { in: [...WRITTEN_OUTCOMES] };
    const total = await tx.importRow.count({
      where: { importId, selected: true, outcome, state: "PENDING" },
    });
    if (total === 0) return refuse("INVALID", "importEmpty");
    await tx.import.update({ where: { id: importId }, data: { total } });
    await enqueue(tx, "import.write", { importId, userId: actor.userId }, { jobKey: `import:${importId}` });
    await recordAudit(tx, ctx, {
      action: "import.committed",
      conferenceId: found.value.conferenceId,
      subjectType: "import",
      subjectId: importId,
      details: { kind: found.value.kind, rows: total },
    });
    return ok({ total });
  });
}
