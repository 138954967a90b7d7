import "server-only";
import { createHash } from "node:crypto";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { db, type Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { openToChange, RETURNED_PARTS, type ReturnedRow } from "@/lib/delegates/open-to-change";
import { type DecodedPhoto, runDecoder } from "@/lib/documents/decoder/run-decoder";
import { fileStore } from "@/lib/documents/file-store";
import { type PhotoDuty, takesPhoto } from "@/lib/documents/photo-duty";
import { measurePhoto } from "@/lib/documents/photo-measure";
import {
  judgePhoto,
  MASTER_HEIGHT,
  MASTER_WIDTH,
  type PhotoVerdict,
  photoStanding,
} from "@/lib/documents/photo-spec";
import type { UploadedPhoto } from "@/lib/documents/schema";
import { newStorageKey } from "@/lib/documents/storage";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { authorize } from "@/lib/policy/can";
import { takesIdentityChange } from "@/lib/policy/delegate-workflow";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Photos kept of one delegate; the cleaning job takes away those that were never used. */
const MAX_PHOTOS = 30;

/** `reused`: these bytes were there already, and nothing was written. */
type SavedPhoto = { photoId: string; reused: boolean };
type Stored = { storageKey: string; byteSize: number; sha256: Uint8Array<ArrayBuffer> };

async function store(bytes: Uint8Array): Promise<Stored> {
  const storageKey = newStorageKey("photos");
  const { byteSize, sha256 } = await fileStore().put(storageKey, bytes);
  return { storageKey, byteSize, sha256: new Uint8Array(sha256) };
}

/** Same bytes as a photo that the delegate has already: the answer to the first sending was lost on the way. */
async function sentBefore(tx: Tx, delegateId: string, master: Uint8Array): Promise<string | undefined> {
  const sha256 = new Uint8Array(createHash("sha256").update(master).digest());
  const found = await tx.photo.findFirst({
    where: { delegateId, masterFile: { sha256 } },
    select: { id: true },
  });
  return found?.id;
}

/** A photo is taken while the form is open for it, and for a wish to change it after the accreditation. */
function refuseWhereClosed(row: ReturnedRow, now: Date, duty: PhotoDuty): Result<undefined> {
  if (duty === "registration.edit" && takesIdentityChange(row.state)) return ok();
  if (!takesPhoto(duty, row.state)) return refuse("CONFLICT", "notEditable");
  return openToChange(row, now).has("photo.photo") ? ok() : refuse("CONFLICT", "notReturned");
}

async function savePhoto(
  ctx: Ctx,
  delegateId: string,
  photo: { master: Stored; badge: Stored; bytes: Uint8Array; verdict: PhotoVerdict },
  duty: PhotoDuty,
): Promise<Result<SavedPhoto>> {
  return inTransaction<SavedPhoto>(ctx, async (tx, ctx) => {
    await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ${delegateId}::uuid FOR UPDATE`;
    const where = { AND: [{ id: delegateId }, delegateScope(ctx, duty)] };
    const row = await tx.delegate.findFirst({ where, include: RETURNED_PARTS });
    if (!row) return refuse("NOT_FOUND", "registrationNotFound");
    const closed = refuseWhereClosed(row, ctx.now, duty);
    if (!closed.ok) return closed;
    const before = await sentBefore(tx, delegateId, photo.bytes);
    if (before) return ok({ photoId: before, reused: true });
    if ((await tx.photo.count({ where: { delegateId } })) >= MAX_PHOTOS)
      return refuse("LIMIT", "tooManyPhotos");
    const common = { conferenceId: row.conferenceId, mediaType: "image/jpeg", createdAt: ctx.now };
    const [masterFileId, badgeFileId, photoId] = [newId(), newId(), newId()];
    await tx.file.createMany({
      data: [
        { ...common, ...photo.master, id: masterFileId, purpose: "PHOTO_MASTER" },
        { ...common, ...photo.badge, id: badgeFileId, purpose: "PHOTO_BADGE" },
      ],
    });
    const passes = photoStanding(photo.verdict) === "acceptable";
    await tx.photo.create({
      data: {
        id: photoId,
        delegateId,
        masterFileId,
        badgeFileId,
        verdict: photo.verdict,
        passes,
        createdAt: ctx.now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "photo.uploaded",
      conferenceId: row.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      details: { photoId, passes },
    });
    return ok({ photoId, reused: false });
  });
}

function judge(photo: DecodedPhoto): PhotoVerdict {
  const pixels = { data: photo.pixels, width: MASTER_WIDTH, height: MASTER_HEIGHT, channels: 3 } as const;
  return judgePhoto({ ...measurePhoto(pixels), width: photo.width, height: photo.height, faces: null });
}

/**
 * Takes in a photo for a delegate whose form is open, or who may ask for another photo: decodes it apart, judges it, keeps the master and the badge
 * copy. It does not become the delegate's photo yet; choose-photo does that. The same bytes give the same photo again.
 * @param bytes the file as sent, at most MAX_BYTES
 * @returns id and verdict; INVALID photoRefused with `validation.photo.<why>`, NOT_FOUND registrationNotFound,
 *   CONFLICT notEditable or notReturned, LIMIT tooManyPhotos, UNAVAILABLE uploadBusy
 */
export async function uploadPhoto(
  ctx: Ctx,
  { delegateId, bytes }: { delegateId: string; bytes: Uint8Array },
  duty: PhotoDuty = "registration.edit",
): Promise<Result<UploadedPhoto>> {
  const denied = authorize(ctx, duty);
  if (denied) return refusal(denied);
  const where = { AND: [{ id: delegateId }, delegateScope(ctx, duty)] };
  const row = await (ctx.tx ?? db).delegate.findFirst({ where, include: RETURNED_PARTS });
  if (!row) return refuse("NOT_FOUND", "registrationNotFound");
  // Asked before the picture is decoded, which costs most, and again when it is kept.
  const closed = refuseWhereClosed(row, ctx.now, duty);
  if (!closed.ok) return closed;

  const decoded = await runDecoder(bytes);
  if ("refusal" in decoded) {
    log.info({ refusal: decoded.refusal, reason: decoded.reason, requestId: ctx.requestId }, "photo refused");
    if (decoded.refusal === "busy") return refuse("UNAVAILABLE", "uploadBusy");
    return refuse("INVALID", "photoRefused", { fields: { photo: `photo.${decoded.refusal}` } });
  }
  const verdict = judge(decoded);
  const standing = photoStanding(verdict) === "acceptable" ? "acceptable" : "humanLook";
  const [master, badge] = await Promise.all([store(decoded.master), store(decoded.badge)]);
  let kept = false;
  try {
    const photo = { master, badge, bytes: decoded.master, verdict };
    const saved = await savePhoto(ctx, delegateId, photo, duty);
    if (!saved.ok) return saved;
    kept = !saved.value.reused;
    return ok({ photoId: saved.value.photoId, verdict, standing });
  } finally {
    if (!kept) await Promise.all([master, badge].map(({ storageKey }) => fileStore().delete(storageKey)));
  }
}
