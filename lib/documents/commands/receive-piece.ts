import "server-only";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { keptPiece } from "@/lib/documents/upload-pieces";
import { uploaderOf } from "@/lib/documents/uploader";
import { authorizeAny } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

type Piece = { uploadId: string; offset: number; bytes: Uint8Array };

/**
 * Takes in the next piece of an upload. A piece that does not follow what has arrived is left aside and the answer
 * says from where to go on: its first answer was lost, or two windows send the same paper.
 * @returns bytes that have arrived; NOT_FOUND uploadNotFound for uploads of others, INVALID uploadIncomplete for a
 *   piece that is empty or reaches over the announced end
 */
export async function receivePiece(
  ctx: Ctx,
  { uploadId, offset, bytes }: Piece,
): Promise<Result<{ received: number }>> {
  const denied = authorizeAny(ctx, ["nomination.record", "import.make", "registration.appeal"]);
  if (denied) return refusal(denied);
  const uploader = uploaderOf(ctx.actor);
  if (!uploader) return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx) => {
    const where = { id: uploadId, ...uploader };
    const upload = await tx.upload.findFirst({ where });
    if (!upload) return refuse("NOT_FOUND", "uploadNotFound");
    const end = offset + bytes.byteLength;
    if (bytes.byteLength === 0 || end > upload.byteSize) return refuse("INVALID", "uploadIncomplete");
    const { count } = await tx.upload.updateMany({
      where: { ...where, received: offset, fileId: null },
      data: { received: end },
    });
    if (count === 0) {
      const now = await tx.upload.findUniqueOrThrow({ where: { id: uploadId } });
      return ok({ received: now.received });
    }
    await tx.uploadPiece.create({
      data: { uploadId, offset, bytes: keptPiece(upload.purpose, { uploadId, offset }, bytes) },
    });
    return ok({ received: end });
  });
}
