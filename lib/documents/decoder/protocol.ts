/** Why a photo cannot be decoded; each has its words under `validation.photo.…`. */
export const PHOTO_REFUSALS = [
  /** Neither JPEG nor PNG by content, whatever the name says. */
  "notPhoto",
  "animated",
  /** The file ends too early. */
  "truncated",
  "unreadable",
  "tooManyPixels",
  "tooSmall",
  /** Not 3:4. */
  "wrongShape",
  /** Took more time or memory than any honest photo. */
  "tooHeavy",
] as const;

export type PhotoRefusal = (typeof PHOTO_REFUSALS)[number];

/** What the decoder is held to; it has no figures of its own. */
export type DecoderLimits = {
  maxPixels: number;
  memoryBytes: number;
  minWidth: number;
  minHeight: number;
  /** How far the ratio of the sides may be from the master's, as a share. */
  shapeTolerance: number;
  masterWidth: number;
  masterHeight: number;
  badgeWidth: number;
  badgeHeight: number;
  /** JPEG quality, 1–100. */
  quality: number;
};

/** First line of the decoder's output; the parts follow in this order, with these sizes in bytes. */
export type DecoderAnswer =
  | { ok: true; width: number; height: number; sizes: { master: number; badge: number; pixels: number } }
  /** `reason` is for the log only. */
  | { ok: false; refusal: PhotoRefusal; reason: string };
