/** What will happen to a row; the database enum says the same. */
export const IMPORT_OUTCOMES = ["NEW", "UPDATE", "UNCHANGED", "DUPLICATE", "INVALID"] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

/** Outcomes that a commit writes; the others are shown and left alone. */
export const WRITTEN_OUTCOMES: readonly ImportOutcome[] = ["NEW", "UPDATE"];

/** Namespaces in which a reason may have its words. */
export const REASON_NAMESPACES = ["imports.reasons", "validation", "tables.cells", "errors"] as const;

/**
 * Why a row comes to its outcome, or what to know of it. `text` is a full key of the messages; `field` the name of
 * the column that it is about, null for the whole row. Values never hold document numbers or dates of birth.
 */
export type Reason = {
  field: string | null;
  text: `${(typeof REASON_NAMESPACES)[number]}.${string}`;
  values?: Record<string, string | number>;
};

/** What the preview says of a row. */
export type RowPlan = {
  outcome: ImportOutcome;
  reasons: Reason[];
  /** What is shown in lists: the name or the code. */
  label: string;
  /** The record that the row changes or doubles, where there is one. */
  targetId: string | null;
  /** Its version when the preview was made. */
  targetVersion: number | null;
};

/** A reason by a key of the namespace `imports`. */
export function because(text: string, field: string | null = null, values?: Reason["values"]): Reason {
  return { field, text: `imports.reasons.${text}`, ...(values ? { values } : {}) };
}
