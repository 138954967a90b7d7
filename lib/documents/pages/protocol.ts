/** Why a document cannot be read; each has its words under `validation.document.…`. */
export const DOCUMENT_REFUSALS = [
  /** Neither PDF, JPEG nor PNG by content, whatever the name says. */
  "notDocument",
  /** It opens with a password only. */
  "encrypted",
  "unreadable",
  "tooManyPages",
  "tooManyPixels",
  /** Took more time or memory than any honest paper. */
  "tooHeavy",
] as const;

export type DocumentRefusal = (typeof DOCUMENT_REFUSALS)[number];

/** What is asked of the page reader; it has no figures of its own. */
export type PageRequest = {
  /** The page to draw, from 1; null: look only. */
  page: number | null;
  maxPages: number;
  maxPixels: number;
  memoryBytes: number;
  /** Largest width and height of the picture in pixels. */
  box: { width: number; height: number };
  /** JPEG quality, 1–100. */
  quality: number;
};

/** First line of the reader's output; the picture follows as JPEG where a page was asked for. */
export type PageAnswer =
  | { ok: true; mediaType: "application/pdf" | "image/jpeg" | "image/png"; pages: number; size: number }
  /** `reason` is for the log only. */
  | { ok: false; refusal: DocumentRefusal; reason: string };
