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

export const fileSchema = z.strictObject({ fileId: z.uuid() });
