/** A document to be set: a template of ours and everything it reads. Data is never pasted into the source. */
export type TypesetDocument = {
  /** Name of a file in lib/typeset/templates, without ".typ". */
  template: "badges" | "circulation" | "record";
  /** What the template reads as /data.json. */
  data: Record<string, unknown>;
  /** Further files by their path in the template's world, e.g. "/photos/0.jpg". */
  files: Record<string, Uint8Array>;
  /**
   * When many pages share a ground: data with which the template sets it alone. It is laid out once, as a PDF that
   * the document shows under each page; the document learns its path as `data.ground`.
   */
  ground?: Record<string, unknown>;
  /** For the archive: PDF/A-3b, which may carry files of its own. */
  archival?: true;
};
