/** Why a document is not taken as it is; texts in the namespace `reasons`. */
export const DEFECT_CODES = [
  "NOTE_LETTERHEAD",
  "NOTE_ADDRESSEE",
  "NOTE_DATE",
  "NOTE_SEAL",
  "NOTE_SIGNATURE",
  "NOTE_SIGNATORY",
  "NOTE_LANGUAGE",
  "NOTE_ILLEGIBLE",
  "NOTE_PAGES",
  "NOTE_NAMES",
  "NOTE_OTHER",
] as const;
