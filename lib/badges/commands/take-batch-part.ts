import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { fileStore } from "@/lib/documents/file-store";
import type { FileToServe } from "@/lib/documents/queries";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * The PDF of a part of a batch; each taking is an audit entry, since the file holds photos and names of many.
 * @param part counted from 1, as people do
 * @returns the file as a stream; NOT_FOUND batchNotFound out of reach or not printed yet
 */
export async function takeBatchPart(
  ctx: Ctx,
  { batchId, part }: { batchId: string; part: number },
): Promise<Result<FileToServe>> {
  const denied = authorize(ctx, "badge.print");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await tx.badgeBatchPart.findFirst({
      where: { batchId, position: part - 1, batch: { conference: conferenceScope(ctx, "badge.print") } },
      include: { file: true, batch: { include: { conference: { select: { code: true } } } } },
    });
    const stored = found && (await fileStore().get(found.file.storageKey));
    if (!found || !stored) return refuse("NOT_FOUND", "batchNotFound");
    const { conferenceId, conference } = found.batch;
    await recordAudit(tx, ctx, {
      action: "export.made",
      conferenceId,
      subjectType: "badgeBatch",
      subjectId: batchId,
      details: { part, badges: found.badges },
    });
    const name = `${conference.code}-badges-${batchId.slice(-6)}-${part}.pdf`;
    return ok({ mediaType: found.file.mediaType, name, ...stored });
  });
}
