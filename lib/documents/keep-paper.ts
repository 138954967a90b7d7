import "server-only";
import { createHash } from "node:crypto";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { FilePurpose } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { fileStore } from "@/lib/documents/file-store";
import { readPage } from "@/lib/documents/pages/run-page-reader";
import type { SentPaper } from "@/lib/documents/schema";
import { newStorageKey } from "@/lib/documents/storage";
import { uploaderOf } from "@/lib/documents/uploader";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { ok, type Result, refuse } from "@/lib/result";

/** Forgets an upload whose bytes are of no use, so that a better file starts anew. */
const discard = (id: string) => db.upload.deleteMany({ where: { id, fileId: null } });

/**
 * Puts the pieces of the actor's own upload together: the bytes must be those announced, and a paper that can be read.
 * The caller has authorized for these purposes.
 * @returns the file; NOT_FOUND uploadNotFound for uploads of others and of other purposes, CONFLICT uploadIncomplete
 *   while pieces are missing, INVALID documentRefused with `validation.document.<why>`, UNAVAILABLE uploadBusy
 */
export async function keepPaper(
  ctx: Ctx,
  uploadId: string,
  purposes: FilePurpose[],
): Promise<Result<SentPaper>> {
  const uploader = uploaderOf(ctx.actor);
  if (!uploader) return refuse("FORBIDDEN", "notAllowed");
  const upload = await db.upload.findFirst({
    where: { id: uploadId, ...uploader, purpose: { in: purposes } },
    include: { file: true, pieces: { orderBy: { offset: "asc" } } },
  });
  if (!upload) return refuse("NOT_FOUND", "uploadNotFound");
  if (upload.file) return ok({ fileId: upload.file.id, pages: upload.file.pageCount ?? 1 });
  if (upload.received < upload.byteSize) return refuse("CONFLICT", "uploadIncomplete");
  const bytes = Buffer.concat(upload.pieces.map((piece) => piece.bytes));
  if (!createHash("sha256").update(bytes).digest().equals(upload.sha256)) {
    await discard(upload.id);
    return refuse("INVALID", "uploadIncomplete");
  }
  const paper = await readPage(bytes, null);
  if ("refusal" in paper) {
    log.info({ refusal: paper.refusal, reason: paper.reason, requestId: ctx.requestId }, "paper refused");
    if (paper.refusal === "busy") return refuse("UNAVAILABLE", "uploadBusy");
    await discard(upload.id);
    return refuse("INVALID", "documentRefused", { fields: { file: `document.${paper.refusal}` } });
  }
  const storageKey = newStorageKey("documents");
  await fileStore().put(storageKey, bytes);
  const kept = await inTransaction<SentPaper>(ctx, async (tx, ctx) => {
    const fileId = newId();
    await tx.file.create({
      data: {
        id: fileId,
        conferenceId: upload.conferenceId,
        purpose: upload.purpose,
        storageKey,
        mediaType: paper.mediaType,
        byteSize: upload.byteSize,
        sha256: upload.sha256,
        name: upload.name,
        pageCount: paper.pages,
        createdAt: ctx.now,
      },
    });
    const { count } = await tx.upload.updateMany({
      where: { id: upload.id, fileId: null },
      data: { fileId },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    await tx.uploadPiece.deleteMany({ where: { uploadId: upload.id } });
    await recordAudit(tx, ctx, {
      action: "file.received",
      conferenceId: upload.conferenceId,
      subjectType: "file",
      subjectId: fileId,
      details: { purpose: upload.purpose, bytes: upload.byteSize, pages: paper.pages },
    });
    return ok({ fileId, pages: paper.pages });
  });
  if (!kept.ok) await fileStore().delete(storageKey);
  return kept;
}
