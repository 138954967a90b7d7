import "server-only";
import { createHash } from "node:crypto";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { uploadedPieces } from "@/lib/documents/upload-pieces";
import { startImport } from "@/lib/imports/commands/start-import";
import type { FinishImportUploadInput } from "@/lib/imports/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** The bytes are not those that were announced. */
class NotAsAnnounced extends Error {}

/** The pieces in their order; throws at their end where the whole is not what was announced. */
async function* checkedPieces(uploadId: string, sha256: Uint8Array): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  for await (const piece of uploadedPieces(uploadId, "IMPORT_SOURCE")) {
    hash.update(piece);
    yield piece;
  }
  if (!hash.digest().equals(sha256)) throw new NotAsAnnounced();
}

/**
 * Begins the import of a file that has arrived in pieces. The answer may be asked for again: the import is there once.
 * @returns the import; NOT_FOUND uploadNotFound for uploads of others, CONFLICT uploadIncomplete while pieces are
 *   missing, INVALID uploadIncomplete where the bytes are not those announced, and what `startImport` refuses
 */
export async function finishImportUpload(
  ctx: Ctx,
  { uploadId, ...input }: FinishImportUploadInput,
): Promise<Result<{ importId: string }>> {
  const denied = authorize(ctx, "import.make");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const { importId } = input;
  const begun = await db.import.findFirst({ where: { id: importId, requestedBy: actor.userId } });
  if (begun) return ok({ importId });
  const upload = await db.upload.findFirst({
    where: { id: uploadId, ownerUserId: actor.userId, purpose: "IMPORT_SOURCE" },
  });
  if (!upload) return refuse("NOT_FOUND", "uploadNotFound");
  if (upload.received < upload.byteSize) return refuse("CONFLICT", "uploadIncomplete");
  try {
    const bytes = checkedPieces(uploadId, upload.sha256);
    const started = await startImport(ctx, { ...input, bytes });
    if (!started.ok) return started;
    await db.upload.deleteMany({ where: { id: uploadId } });
    return started;
  } catch (error) {
    if (!(error instanceof NotAsAnnounced)) throw error;
    await db.upload.deleteMany({ where: { id: uploadId } });
    return refuse("INVALID", "uploadIncomplete");
  }
}
