import "server-only";
import type { FieldPlace } from "@/lib/crypto/field-encryption";
import { openBytes, sealBytes } from "@/lib/crypto/sealed-bytes";
import { db, type Tx } from "@/lib/db/client";
import type { FilePurpose } from "@/lib/db/generated/client";
import type { UploadStanding } from "@/lib/documents/schema";
import type { Uploader } from "@/lib/documents/uploader";
import { newId } from "@/lib/ids";
import { UNCLAIMED } from "@/lib/organizations/unclaimed-file";
import { ok, type Result, refuse } from "@/lib/result";

/** Files that one account may have half sent; the cleaning job takes them away after a day. */
const MAX_OPEN = 10;

type Announced = Uploader & {
  conferenceId: string;
  purpose: FilePurpose;
  /** The person with whose appeal it is to go. */
  delegateId?: string;
  byteSize: number;
  sha256: Uint8Array<ArrayBuffer>;
};

/**
 * Opens the sending of a file, in the caller's transaction, or finds the one that was broken off: the same account, the
 * same bytes, for the same purpose. One account begins one upload at a time, so that a double click finds the first.
 * @returns LIMIT tooManyUploads
 */
export async function openUpload(
  tx: Tx,
  same: Announced,
  { name, now }: { name: string; now: Date },
): Promise<Result<UploadStanding>> {
  const owner =
    "ownerUserId" in same
      ? { ownerUserId: same.ownerUserId }
      : { ownerEmail: same.ownerEmail, conferenceId: same.conferenceId };
  const lock = `upload:${Object.values(owner).join(":")}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
  const before = await tx.upload.findFirst({
    where: {
      ...same,
      OR: [{ fileId: null }, { file: UNCLAIMED }],
    },
    orderBy: { createdAt: "desc" },
  });
  if (before) return ok({ uploadId: before.id, received: before.received, fileId: before.fileId });
  const open = await tx.upload.count({ where: { ...owner, fileId: null } });
  if (open >= MAX_OPEN) return refuse("LIMIT", "tooManyUploads");
  const id = newId();
  await tx.upload.create({ data: { ...same, id, name, createdAt: now } });
  return ok({ uploadId: id, received: 0, fileId: null });
}

type Piece = { uploadId: string; offset: number };

const placeOf = ({ uploadId, offset }: Piece): FieldPlace => ({
  table: "UploadPiece",
  column: "bytes",
  row: `${uploadId}:${offset}`,
});

/** A piece as it is kept: tables to import hold document numbers, and lie nowhere in clear. */
export function keptPiece(purpose: FilePurpose, piece: Piece, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(purpose === "IMPORT_SOURCE" ? sealBytes(bytes, placeOf(piece)) : bytes);
}

/** The bytes of an upload in their order, a piece at a time, so that no file is held whole. */
export async function* uploadedPieces(uploadId: string, purpose: FilePurpose): AsyncGenerator<Uint8Array> {
  for (let after = -1; ; ) {
    const piece = await db.uploadPiece.findFirst({
      where: { uploadId, offset: { gt: after } },
      orderBy: { offset: "asc" },
    });
    if (!piece) return;
    yield purpose === "IMPORT_SOURCE" ? openBytes(piece.bytes, placeOf(piece)) : piece.bytes;
    after = piece.offset;
  }
}
