/** Where the typesetter finds what it needs; given once, as JSON on its command line. */
export type TypesetterPlaces = { templates: string; fonts: string[] };

export type TypesetRequest = {
  id: number;
  template: string;
  output: "pdf" | "svg" | "report";
  /** Path in the template's world → content. */
  files: Record<string, Uint8Array>;
  /** Set the template with these data first, and put the PDF at the path for the document proper to show. */
  ground?: { data: Uint8Array; path: string };
  /** Write PDF/A-3b. */
  archival?: boolean;
};

export type TypesetAnswer =
  /** `peakBytes`: most memory that the process has held so far. */
  | { id: number; ok: true; content: Uint8Array; peakBytes: number }
  /** `message` is for the log only. */
  | { id: number; ok: false; message: string };
