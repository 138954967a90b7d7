/** How a field gives way when its text is long; sizes in points. The typesetter measures and obeys. */
export type FieldRule = {
  /** Largest size. */
  size: number;
  /** Below this the letters are set narrower instead, then more lines are taken. */
  smallest: number;
  /** A single line smaller than this is worse than two lines. */
  alone: number;
  /** Lines the field should take at most … */
  lines: number;
  /** … and may take when nothing else helps. */
  most: number;
  weight: 400 | 700;
  /** Narrowest setting, as a share of the letters' width. */
  narrow: number;
};

/**
 * Fields of the name block of an A6 badge, 91 mm wide. Capitals of 28 pt are 7 mm high and are read at 2 m. When all
 * fields together are too high for the block, all give way step by step, none below its smallest size.
 */
export const FIELD_RULES = {
  surname: { size: 30, smallest: 14, alone: 20, lines: 2, most: 2, weight: 700, narrow: 0.7 },
  given: { size: 21, smallest: 11, alone: 14, lines: 2, most: 2, weight: 400, narrow: 0.75 },
  native: { size: 13, smallest: 8, alone: 9, lines: 2, most: 2, weight: 400, narrow: 0.75 },
  function: { size: 11, smallest: 7, alone: 9.5, lines: 2, most: 4, weight: 400, narrow: 0.8 },
  delegation: { size: 14, smallest: 8.5, alone: 10, lines: 2, most: 3, weight: 700, narrow: 0.8 },
  delegationHost: { size: 8.5, smallest: 6, alone: 7, lines: 2, most: 3, weight: 400, narrow: 0.8 },
} as const satisfies Record<string, FieldRule>;

/** `single`: front and back on A6 pages. `sheet`: four badges on A4, fronts and mirrored backs. One side alone: for screens. */
export type BadgeForm = "single" | "sheet" | "front" | "back";
