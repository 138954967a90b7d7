import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { fileStore } from "@/lib/documents/file-store";
import { newStorageKey } from "@/lib/documents/storage";
import { newId } from "@/lib/ids";
import { importTarget } from "@/lib/imports/import-target";
import { isTableKind } from "@/lib/imports/kinds";
import { sealFile } from "@/lib/imports/row-content";
import type { StartImportInput } from "@/lib/imports/schema";
import { enqueue } from "@/lib/jobs/enqueue";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

type Source = Uint8Array | AsyncIterable<Uint8Array>;

async function whole(source: Source): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source;
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces);
}

/**
 * Takes in a file to import: keeps it, and has it read in the background. Nothing of it is written to the records yet.
 * @param bytes the file as sent, or its pieces; a table is kept encrypted, and once it is read only for another of its sheets
 * @returns the import; the same one for a file sent twice; NOT_FOUND for another's conference or delegation
 */
export async function startImport(
  ctx: Ctx,
  input: StartImportInput & { bytes: Source },
): Promise<Result<{ importId: string }>> {
  const denied = authorize(ctx, "import.make");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const { importId, kind, bytes, name } = input;
  const storageKey = newStorageKey("documents");
  const isTable = isTableKind(kind);
  const stored = await fileStore().put(storageKey, isTable ? sealFile(importId, await whole(bytes)) : bytes);
  let kept = false;
  try {
    const started = await inTransaction(ctx, async (tx, ctx) => {
      const target = await importTarget(ctx, input);
      if (!target.ok) return target;
      const { conferenceId, delegationId } = target.value;
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${importId}, 0))`;
      const before = await tx.import.findUnique({ where: { id: importId } });
      if (before)
        return before.requestedBy === actor.userId
          ? ok({ importId, isNew: false })
          : refuse("CONFLICT", "alreadyDone");
      const fileId = newId();
      const mediaType = isTable ? "application/octet-stream" : "application/zip";
      const sha256 = new Uint8Array(stored.sha256);
      await tx.file.create({
        data: {
          id: fileId,
          conferenceId,
          purpose: "IMPORT_SOURCE",
          storageKey,
          mediaType,
          byteSize: stored.byteSize,
          sha256,
          createdAt: ctx.now,
        },
      });
      await tx.import.create({
        data: {
          id: importId,
          conferenceId,
          delegationId,
          kind,
          fileId,
          fileName: name,
          requestedBy: actor.userId,
          createdAt: ctx.now,
        },
      });
      await enqueue(tx, "import.read", { importId, userId: actor.userId }, { jobKey: `import:${importId}` });
      await recordAudit(tx, ctx, {
        action: "import.started",
        conferenceId,
        subjectType: "import",
        subjectId: importId,
        details: { kind, delegationId },
      });
      return ok({ importId, isNew: true });
    });
    if (!started.ok) return started;
    kept = started.value.isNew;
    return ok({ importId });
  } finally {
    if (!kept) await fileStore().delete(storageKey);
  }
}
