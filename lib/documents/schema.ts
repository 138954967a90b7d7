import { z } from "zod";

/** The two copies kept of every photo. */
export const PHOTO_COPIES = ["master", "badge"] as const;
export type PhotoCopy = (typeof PHOTO_COPIES)[number];

export const uploadPhotoSchema = z.strictObject({ delegateId: z.uuid() });

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
