import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { fileStore } from "@/lib/documents/file-store";
import { log } from "@/lib/log";
import { UNCLAIMED } from "@/lib/organizations/unclaimed-file";

/** What nothing refers to is kept so long: nobody's upload is taken away under their hands. */
const GRACE_MS = 24 * 60 * 60 * 1000;
const BATCH = 500;

export type Cleaning = { photos: number; papers: number; objects: number; unfinished: number };

/** Photos that were tried and not used: not a delegate's, not in a submitted version, not on a badge. */
function unusedPhotos(before: Date): Promise<{ id: string }[]> {
  return db.$queryRaw<{ id: string }[]>`
    SELECT p."id" FROM "Photo" p
    WHERE p."createdAt" < ${before}
      AND NOT EXISTS (SELECT 1 FROM "Delegate" d WHERE d."photoId" = p."id")
      AND NOT EXISTS (SELECT 1 FROM "DelegateSnapshot" s
        WHERE s."delegateId" = p."delegateId" AND s."content"->>'photoId' = p."id"::text)
      AND NOT EXISTS (SELECT 1 FROM "Badge" b
        WHERE b."delegateId" = p."delegateId" AND b."face"->>'photoId' = p."id"::text)
    ORDER BY p."createdAt" LIMIT ${BATCH}`;
}

async function removePhoto(id: string): Promise<boolean> {
  try {
    const keys = await db.$transaction(async (tx) => {
      const photo = await tx.photo.delete({ where: { id }, include: { masterFile: true, badgeFile: true } });
      await tx.file.deleteMany({ where: { id: { in: [photo.masterFileId, photo.badgeFileId] } } });
      return [photo.masterFile.storageKey, photo.badgeFile.storageKey];
    });
    for (const key of keys) await fileStore().delete(key);
    return true;
  } catch (error) {
    // Chosen in the same moment: the foreign key keeps it, and so do we.
    log.info({ err: error, photoId: id }, "photo kept");
    return false;
  }
}

/** Papers that were sent and that nothing refers to, and those broken off; their objects go as strays. */
async function removePapers(before: Date): Promise<number> {
  const sent = await db.file.deleteMany({
    where: {
      purpose: { in: ["NOMINATION_DOCUMENT", "APPOINTMENT_PROOF", "APPEAL_DOCUMENT", "OBJECTION"] },
      createdAt: { lt: before },
      ...UNCLAIMED,
    },
  });
  const brokenOff = await db.upload.deleteMany({ where: { fileId: null, createdAt: { lt: before } } });
  return sent.count + brokenOff.count;
}

async function removeUnknown(keys: string[]): Promise<number> {
  const known = await db.file.findMany({ where: { storageKey: { in: keys } }, select: { storageKey: true } });
  const kept = new Set(known.map((file) => file.storageKey));
  const strays = keys.filter((key) => !kept.has(key));
  for (const key of strays) await fileStore().delete(key);
  return strays.length;
}

/** Objects without a row: the process ended between storing them and the commit. */
async function removeStrayObjects(before: Date): Promise<number> {
  let removed = 0;
  let keys: string[] = [];
  for await (const { key, storedAt } of fileStore().list()) {
    if (storedAt >= before) continue;
    keys.push(key);
    if (keys.length < BATCH) continue;
    removed += await removeUnknown(keys);
    keys = [];
  }
  return removed + (await removeUnknown(keys));
}

/** Task `files.clean`: removes uploads that nothing refers to. Runs any number of times. */
export async function cleanFiles(ctx: Ctx): Promise<Cleaning> {
  const before = new Date(ctx.now.getTime() - GRACE_MS);
  let photos = 0;
  for (const { id } of await unusedPhotos(before)) {
    if (await removePhoto(id)) photos += 1;
  }
  const papers = await removePapers(before);
  const objects = await removeStrayObjects(before);
  const unfinished = await fileStore().deleteUnfinished(before);
  return { photos, papers, objects, unfinished };
}
