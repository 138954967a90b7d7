import "server-only";
import { createHash } from "node:crypto";
import type { Ctx } from "@/lib/context";
import { documentNumberHash } from "@/lib/crypto/field-encryption";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { fileStore } from "@/lib/documents/file-store";
import { storedBytes } from "@/lib/documents/stored-bytes";
import { ArchiveRefused, openPhotoArchive } from "@/lib/imports/photo-archive";
import { type PhotoInUse, photoPlanner } from "@/lib/imports/plan-photos";
import { knownRegistrations } from "@/lib/imports/queries/known-records";
import { sealRow } from "@/lib/imports/row-content";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Photos that earlier imports of the conference set and that are still in use. */
async function photosInUse(conferenceId: string): Promise<PhotoInUse[]> {
  return db.$queryRaw<PhotoInUse[]>`
    SELECT d."id" AS "delegateId", r."result"->>'sha256' AS "sha256" FROM "ImportRow" r
    JOIN "Import" i ON i."id" = r."importId" JOIN "Delegate" d ON d."id" = r."delegateId"
    WHERE i."conferenceId" = ${conferenceId}::uuid AND i."kind" = 'PHOTOS' AND r."state" = 'WRITTEN'
      AND d."photoId"::text = r."result"->>'id'`;
}

/** An archive that cannot be read fails with its reason, and is not kept. */
async function dropArchive(
  ctx: Ctx,
  { importId, fileId, problem }: { importId: string; fileId: string; problem: string },
): Promise<Result<undefined>> {
  const dropped = await inTransaction(ctx, async (tx, ctx) => {
    const { count } = await tx.import.updateMany({
      where: { id: importId, state: "READING", fileId },
      data: { state: "FAILED", failure: problem, fileId: null, finishedAt: ctx.now },
    });
    await tx.importRow.deleteMany({ where: { importId } });
    return ok(count > 0 ? (await tx.file.delete({ where: { id: fileId } })).storageKey : null);
  });
  if (!dropped.ok) return dropped;
  if (dropped.value) await fileStore().delete(dropped.value);
  return ok();
}

/**
 * Says whose photo each picture of an archive is, and opens the preview. An archive that cannot be read fails with its
 * reason. May be repeated.
 */
export async function previewPhotos(
  ctx: Ctx,
  { importId }: { importId: string },
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "import.make");
  if (denied) return refusal(denied);
  const found = await db.import.findUniqueOrThrow({ where: { id: importId }, include: { file: true } });
  if (found.kind !== "PHOTOS" || found.state !== "READING") return ok();
  const bytes = found.file && (await storedBytes(found.file.storageKey));
  if (!bytes) return refuse("NOT_FOUND", "fileNotFound");
  const people = await knownRegistrations(ctx, found);
  if (!people.ok) return people;
  const issuers = await db.travelDocument.findMany({
    where: { delegate: { conferenceId: found.conferenceId } },
    distinct: ["issuer"],
    select: { issuer: true },
  });
  const plan = photoPlanner({
    people: people.value,
    issuers: issuers.map(({ issuer }) => issuer ?? ""),
    hashOf: (issuer, number) => Buffer.from(documentNumberHash(issuer, number)).toString("hex"),
    inUse: await photosInUse(found.conferenceId),
  });
  try {
    const photos = await openPhotoArchive(bytes);
    await db.importRow.deleteMany({ where: { importId } });
    await db.import.update({ where: { id: importId }, data: { total: photos.length, done: 0 } });
    for (const { number, name, read } of photos) {
      const picture = await read();
      const sha256 = picture && createHash("sha256").update(picture).digest("hex");
      const { write, ...planned } = plan({ number, name, sha256 });
      const content = sealRow(importId, number, { cells: [{ kind: "text", text: name }], write });
      const row = {
        ...planned,
        ...content,
        reasons: planned.reasons as object[],
        delegateId: planned.targetId,
      };
      await db.importRow.create({ data: { importId, rowNumber: number, ...row } });
      await db.import.updateMany({ where: { id: importId, state: "READING" }, data: { done: number } });
    }
  } catch (error) {
    if (!(error instanceof ArchiveRefused)) throw error;
    return dropArchive(ctx, { importId, fileId: found.file?.id ?? "", problem: error.problem });
  }
  await db.import.updateMany({ where: { id: importId, state: "READING" }, data: { state: "PREVIEW" } });
  return ok();
}
