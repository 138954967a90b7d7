import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { fileStore } from "@/lib/documents/file-store";
import type { FileToServe } from "@/lib/documents/queries";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * The file of an export, for whoever asked for it and may still read these people; each taking is an audit entry.
 * @returns the file as a stream; NOT_FOUND exportNotFound for exports of others, not made yet, or removed
 */
export async function takeExport(ctx: Ctx, { exportId }: { exportId: string }): Promise<Result<FileToServe>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const taken = await inTransaction(ctx, async (tx, ctx) => {
    const where = { id: exportId, requestedBy: actor.userId };
    const found = await tx.export.findFirst({ where, include: { file: true } });
    if (!found?.file) return refuse("NOT_FOUND", "exportNotFound");
    const { conferenceId, delegationId, file, done, format } = found;
    if (authorize(ctx, "delegate.read", { conferenceId, delegationId }))
      return refuse("NOT_FOUND", "exportNotFound");
    await recordAudit(tx, ctx, {
      action: "export.taken",
      conferenceId,
      subjectType: "export",
      subjectId: exportId,
      details: { rows: done, format },
    });
    return ok(file);
  });
  if (!taken.ok) return taken;
  const { storageKey, mediaType, name } = taken.value;
  const stored = await fileStore().get(storageKey);
  return stored ? ok({ mediaType, name, ...stored }) : refuse("NOT_FOUND", "exportNotFound");
}
