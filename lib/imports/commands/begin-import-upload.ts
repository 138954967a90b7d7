import "server-only";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { UploadStanding } from "@/lib/documents/schema";
import { openUpload } from "@/lib/documents/upload-pieces";
import { importTarget } from "@/lib/imports/import-target";
import { isTableKind } from "@/lib/imports/kinds";
import type { BeginImportUploadInput } from "@/lib/imports/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { MAX_BYTES } from "@/lib/tabular/limits";

/**
 * Opens the sending of a file to import, or finds the one that was broken off: the same account, the same bytes. A
 * file whose import is there already has arrived whole.
 * @returns how much has arrived; NOT_FOUND out of the actor's reach; INVALID tooLarge; LIMIT tooManyUploads
 */
export async function beginImportUpload(
  ctx: Ctx,
  input: BeginImportUploadInput,
): Promise<Result<UploadStanding>> {
  const denied = authorize(ctx, "import.make");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const { importId, kind, name, byteSize } = input;
  if (isTableKind(kind) && byteSize > MAX_BYTES) return refuse("INVALID", "tooLarge");
  return inTransaction(ctx, async (tx, ctx) => {
    const target = await importTarget(ctx, input);
    if (!target.ok) return target;
    const begun = await tx.import.findFirst({ where: { id: importId, requestedBy: actor.userId } });
    if (begun) return ok({ uploadId: importId, received: byteSize, fileId: null });
    const same = {
      conferenceId: target.value.conferenceId,
      purpose: "IMPORT_SOURCE" as const,
      ownerUserId: actor.userId,
      byteSize,
      sha256: new Uint8Array(Buffer.from(input.sha256, "hex")),
    };
    return openUpload(tx, same, { name, now: ctx.now });
  });
}
