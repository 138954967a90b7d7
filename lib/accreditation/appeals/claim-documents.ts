import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { uploaderOf } from "@/lib/documents/uploader";
import { UNCLAIMED } from "@/lib/organizations/unclaimed-file";
import { ok, type Result, refuse } from "@/lib/result";

/** Documents of an appeal as the audit trail names them: by id and hash, never by what the person called them. */
export type ClaimedDocuments = { documents: string[]; documentHashes: string[] };

/**
 * Ties papers to an appeal, in its transaction and in their order. Only those count that the actor has sent for this
 * person's appeal and that nothing refers to yet; with the claim the upload, and the address in it, is forgotten.
 * @returns NOT_FOUND fileNotFound when one of them is another's, of another kind, for another person, or unknown
 */
export async function claimDocuments(
  tx: Tx,
  ctx: Ctx,
  { appealId, delegateId }: { appealId: string; delegateId: string },
  fileIds: readonly string[],
): Promise<Result<ClaimedDocuments>> {
  const ids = [...new Set(fileIds)];
  if (ids.length === 0) return ok({ documents: [], documentHashes: [] });
  const uploader = uploaderOf(ctx.actor);
  if (!uploader) return refuse("NOT_FOUND", "fileNotFound");
  const files = await tx.file.findMany({
    where: {
      id: { in: ids },
      purpose: "APPEAL_DOCUMENT",
      upload: { ...uploader, delegateId },
      ...UNCLAIMED,
    },
    select: { id: true, sha256: true },
  });
  if (files.length < ids.length) return refuse("NOT_FOUND", "fileNotFound");
  await tx.appealDocument.createMany({
    data: ids.map((fileId, index) => ({ appealId, position: index + 1, fileId })),
  });
  await tx.upload.deleteMany({ where: { fileId: { in: ids } } });
  const hashes = new Map(files.map(({ id, sha256 }) => [id, Buffer.from(sha256).toString("hex")]));
  return ok({ documents: ids, documentHashes: ids.map((id) => hashes.get(id) ?? "") });
}
