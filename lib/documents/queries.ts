import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { fileStore } from "@/lib/documents/file-store";
import { readPage } from "@/lib/documents/pages/run-page-reader";
import {
  type FilePageInput,
  PAPER_PURPOSES,
  type PhotoCopy,
  type PhotoCopyInput,
} from "@/lib/documents/schema";
import { uploaderOf } from "@/lib/documents/uploader";
import { UNCLAIMED } from "@/lib/organizations/unclaimed-file";
import { authorize, authorizeAny } from "@/lib/policy/can";
import { UNSUBMITTED_STATES } from "@/lib/policy/delegate-states";
import { delegateScope, delegationScope, nominationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** A stored file on its way to somebody who may see it. */
export type FileToServe = {
  mediaType: string;
  byteSize: number;
  /** What the person called it; for display only. */
  name: string | null;
  stream: ReadableStream<Uint8Array>;
};

type FileRow = { storageKey: string; mediaType: string; name: string | null };

async function openFile(row: FileRow, missing: string): Promise<Result<FileToServe>> {
  const found = await fileStore().get(row.storageKey);
  if (!found) return refuse("NOT_FOUND", missing);
  return ok({ mediaType: row.mediaType, name: row.name, ...found });
}

/**
 * Whose photos the actor may see: those who edit a registration or read dossiers see its photos; the desk sees the
 * photo in use of those who were approved; a guard sees what is printed on a badge and nothing else.
 */
function photoScope(ctx: Ctx, photoId: string): Prisma.PhotoWhereInput {
  const onBadge = { badges: { some: { face: { path: ["photoId"], equals: photoId } } } };
  const decided = { photoId, state: { in: ["APPROVED", "REVOKED"] } } satisfies Prisma.DelegateWhereInput;
  return {
    id: photoId,
    delegate: {
      OR: [
        delegateScope(ctx, "registration.edit"),
        { AND: [delegateScope(ctx, "review.fastTrack"), { protocolRank: { not: null } }] },
        { AND: [delegateScope(ctx, "delegate.read"), { state: { notIn: [...UNSUBMITTED_STATES] } }] },
        { AND: [delegateScope(ctx, "badge.find"), { OR: [decided, onBadge] }] },
        { AND: [delegateScope(ctx, "gate.verify"), onBadge] },
      ],
    },
  };
}

/**
 * A copy of a photo, for those who may see it.
 * @returns the file as a stream; NOT_FOUND photoNotFound also for photos out of reach
 */
export async function getPhotoCopy(
  ctx: Ctx,
  { photoId, copy }: PhotoCopyInput,
): Promise<Result<FileToServe>> {
  const denied = authorizeAny(ctx, ["registration.edit", "delegate.read", "badge.find", "gate.verify"]);
  if (denied) return refusal(denied);
  const include = { masterFile: true, badgeFile: true };
  const photo = await db.photo.findFirst({ where: photoScope(ctx, photoId), include });
  if (!photo) return refuse("NOT_FOUND", "photoNotFound");
  return openFile(copy === "master" ? photo.masterFile : photo.badgeFile, "photoNotFound");
}

/**
 * Photos for print, by id; what is not found is left out.
 * @param photoIds of one batch, some 200 at most: all are held in memory
 */
export async function getPhotosForPrint(
  ctx: Ctx,
  { photoIds, copy }: { photoIds: string[]; copy: PhotoCopy },
): Promise<Result<Map<string, Uint8Array>>> {
  const denied = authorize(ctx, "badge.print");
  if (denied) return refusal(denied);
  const photos = await (ctx.tx ?? db).photo.findMany({
    where: { id: { in: photoIds }, delegate: delegateScope(ctx, "badge.print") },
    include: { masterFile: true, badgeFile: true },
  });
  const found = new Map<string, Uint8Array>();
  for (const photo of photos) {
    const { storageKey } = copy === "master" ? photo.masterFile : photo.badgeFile;
    const file = await fileStore().get(storageKey);
    if (file) found.set(photo.id, new Uint8Array(await new Response(file.stream).arrayBuffer()));
  }
  return ok(found);
}

/**
 * Whose papers the actor may see: just sent by the actor, or recorded where the actor reads what they go with. An
 * appeal's are read by those who may appeal for the person and those who rule, and by nobody else.
 */
function paperScope(ctx: Ctx): Prisma.FileWhereInput {
  const uploader = uploaderOf(ctx.actor);
  const managed = delegationScope(ctx, "organization.manage");
  const appeals = { OR: [delegateScope(ctx, "registration.appeal"), delegateScope(ctx, "appeal.decide")] };
  return {
    OR: [
      {
        purpose: "NOMINATION_DOCUMENT",
        nominationDocuments: { some: { delegation: nominationScope(ctx) } },
      },
      { purpose: "APPOINTMENT_PROOF", appointments: { some: { delegation: managed } } },
      { purpose: "OBJECTION", objection: { delegation: managed } },
      { purpose: "APPEAL_DOCUMENT", appealDocument: { appeal: { delegate: appeals } } },
      ...(uploader ? [{ purpose: { in: [...PAPER_PURPOSES] }, upload: uploader }] : []),
      ...(uploader ? [{ purpose: "APPEAL_DOCUMENT" as const, ...UNCLAIMED, upload: uploader }] : []),
    ],
  };
}

/**
 * One page of a paper as a picture, for those who may see it. The file itself is handed to nobody: whatever it carries
 * beside its look stays in the store.
 * @returns JPEG; NOT_FOUND fileNotFound also for files out of reach, of any other purpose, and pages it does not have
 */
export async function getFilePage(
  ctx: Ctx,
  { fileId, page }: FilePageInput,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const denied = authorizeAny(ctx, [
    "nomination.record",
    "nomination.verify",
    "organization.manage",
    "registration.appeal",
    "appeal.decide",
  ]);
  if (denied) return refusal(denied);
  const file = await db.file.findFirst({ where: { AND: [{ id: fileId }, paperScope(ctx)] } });
  if (!file || page > (file.pageCount ?? 0)) return refuse("NOT_FOUND", "fileNotFound");
  const stored = await fileStore().get(file.storageKey);
  if (!stored) return refuse("NOT_FOUND", "fileNotFound");
  const read = await readPage(new Uint8Array(await new Response(stored.stream).arrayBuffer()), page);
  if ("refusal" in read || !read.picture) return refuse("UNAVAILABLE", "uploadBusy");
  return ok(new Uint8Array(read.picture));
}
