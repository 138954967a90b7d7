import type { TextProblem } from "@/lib/i18n/text-hygiene";

/** Why the value of a cell is not taken; each has its words under `tables.cells`, as have those of typed texts. */
export const CELL_PROBLEMS = [
  "controlCharacters",
  "bidiControls",
  "invisibleCharacters",
  "emoji",
  "stackedMarks",
  /** The spreadsheet program could not compute it, such as #REF!. */
  "errorCell",
  /** A long number of which the program kept fifteen digits, or wrote 4.1E+11. */
  "digitsLost",
  "dateInvalid",
  "ambiguousDate",
  "yearTwoDigits",
  "yearOnly",
  "phoneInvalid",
  "phoneNeedsPlus",
  "yesNoUnclear",
  "tooManyItems",
] as const;

export type CellProblem = (typeof CELL_PROBLEMS)[number] | TextProblem;

/** A cell's value by a rule; null for an empty cell: whether it may be empty is for the importing form to say. */
export type CellResult<T> = { ok: true; value: T | null } | { ok: false; problem: CellProblem };

/** Wraps a value. */
export function taken<T>(value: T | null): CellResult<T> {
  return { ok: true, value };
}

/** Builds a refusal of a cell. */
export function notTaken(problem: CellProblem): { ok: false; problem: CellProblem } {
  return { ok: false, problem };
}
