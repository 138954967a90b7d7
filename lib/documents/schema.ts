import { z } from "zod";
import { PHOTO_OUTCOMES, PHOTO_RULES, type PhotoVerdict } from "@/lib/documents/photo-spec";

/** The two copies kept of every photo. */
export const PHOTO_COPIES = ["master", "badge"] as const;
export type PhotoCopy = (typeof PHOTO_COPIES)[number];

export const uploadPhotoSchema = z.strictObject({ delegateId: z.uuid() });

/** A verdict as stored with its photo. */
export const photoVerdictSchema: z.ZodType<PhotoVerdict> = z.array(
  z.strictObject({
    rule: z.enum(PHOTO_RULES),
    outcome: z.enum(PHOTO_OUTCOMES),
    measure: z.number().nullable(),
  }),
);

/** What the sender learns of a photo that was taken in. */
export type UploadedPhoto = {
  photoId: string;
  verdict: PhotoVerdict;
  /** `humanLook`: it may be chosen only together with the wish that somebody looks at it. */
  standing: "acceptable" | "humanLook";
};

export const choosePhotoSchema = z.strictObject({
  delegateId: z.uuid(),
  photoId: z.uuid(),
  /** The version of the delegate that the chooser saw. */
  version: z.int().min(1),
  /** The person asks that somebody looks at a photo of which a check failed. */
  humanLook: z.boolean(),
});
export type ChoosePhotoInput = z.infer<typeof choosePhotoSchema>;

export const photoCopySchema = z.strictObject({ photoId: z.uuid(), copy: z.enum(PHOTO_COPIES) });
export type PhotoCopyInput = z.infer<typeof photoCopySchema>;

/** Largest paper that is taken in: a scan of some twenty pages. */
export const MAX_PAPER_BYTES = 20 * 1024 * 1024;
/** A piece passes a line of 2 kB/s in about two minutes, and what is lost with it is little. */
export const PIECE_BYTES = 256 * 1024;

/** Papers of a delegation: one that names people, one that appoints a focal point, an objection to the body. */
export const PAPER_PURPOSES = ["NOMINATION_DOCUMENT", "APPOINTMENT_PROOF", "OBJECTION"] as const;
export type PaperPurpose = (typeof PAPER_PURPOSES)[number];

/** What is announced of a file before its first piece. */
export const announcedFile = {
  name: z.string().trim().min(1).max(200),
  byteSize: z.int().min(1).max(MAX_PAPER_BYTES, "tooLarge"),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "invalid"),
};

/** A paper that has arrived whole. */
export type SentPaper = { fileId: string; pages: number };

/** The papers that are sent in pieces, each for one delegation. */
export const beginUploadSchema = z.strictObject({
  delegationId: z.uuid(),
  purpose: z.enum(PAPER_PURPOSES).default("NOMINATION_DOCUMENT"),
  ...announcedFile,
});
export type BeginUploadInput = z.input<typeof beginUploadSchema>;

/** Where an upload stands. `fileId`: these bytes have arrived before, whole. */
export type UploadStanding = { uploadId: string; received: number; fileId: string | null };

export const receivePieceSchema = z.strictObject({
  uploadId: z.uuid(),
  offset: z.coerce.number().int().min(0),
});

export const finishUploadSchema = z.strictObject({ uploadId: z.uuid() });

export const filePageSchema = z.strictObject({
  fileId: z.uuid(),
  page: z.coerce.number().int().min(1).max(200),
});
export type FilePageInput = z.infer<typeof filePageSchema>;
