/** Sizes of machine-readable zones: ICAO Doc 9303 parts 4 (TD3), 5 (TD1) and 6 (TD2). */
export type MrzFormat = "TD1" | "TD2" | "TD3";
export type MrzLayout = { format: MrzFormat; lines: number; width: number };

export const MRZ_LAYOUTS = {
  TD3: { format: "TD3", lines: 2, width: 44 },
  TD2: { format: "TD2", lines: 2, width: 36 },
  TD1: { format: "TD1", lines: 3, width: 30 },
} as const satisfies Record<MrzFormat, MrzLayout>;

/** A field with the check digit behind it. */
export type Checked = { field: string; digit: string };

/** A zone cut into its fields, as printed, fillers included. */
export type MrzCut = {
  code: string;
  issuer: string;
  names: string;
  number: Checked;
  nationality: string;
  birth: Checked;
  sex: string;
  expiry: Checked;
  /** What follows the fields; in TD1 and TD2 it may begin with the rest of a long number. */
  optional: string;
  /** The check digit of the optional field; TD3 only. */
  optionalDigit: string | null;
  /** All that the last digit covers; visas have none. */
  composite: Checked | null;
};

/** What may stand at each place: D a digit, A a letter or filler, S sex, X any of them. Names and codes are letters. */
const CLASSES: Record<MrzFormat, readonly string[]> = {
  TD3: ["A".repeat(44), `${"X".repeat(9)}DAAADDDDDDDSDDDDDDD${"X".repeat(15)}D`],
  TD2: ["A".repeat(36), `${"X".repeat(9)}DAAADDDDDDDSDDDDDDD${"X".repeat(7)}D`],
  TD1: [`AAAAA${"X".repeat(9)}D${"X".repeat(15)}`, `DDDDDDDSDDDDDDDAAA${"X".repeat(11)}D`, "A".repeat(30)],
};

/** The class of a place in a line; places beyond the line are X. */
export function classAt(format: MrzFormat, line: number, place: number): string {
  return CLASSES[format][line]?.charAt(place) || "X";
}

function cutTwoLines(first: string, second: string, format: "TD2" | "TD3"): MrzCut {
  const at = (from: number, to: number) => second.slice(from, to);
  const end = MRZ_LAYOUTS[format].width - 1;
  const visa = first.startsWith("V");
  const own = format === "TD3" && !visa;
  return {
    code: first.slice(0, 2),
    issuer: first.slice(2, 5),
    names: first.slice(5),
    number: { field: at(0, 9), digit: at(9, 10) },
    nationality: at(10, 13),
    birth: { field: at(13, 19), digit: at(19, 20) },
    sex: at(20, 21),
    expiry: { field: at(21, 27), digit: at(27, 28) },
    optional: at(28, own ? 42 : end),
    optionalDigit: own ? at(42, 43) : null,
    composite: visa ? null : { field: at(0, 10) + at(13, 20) + at(21, end), digit: at(end, end + 1) },
  };
}

function cutThreeLines(first: string, second: string, third: string): MrzCut {
  return {
    code: first.slice(0, 2),
    issuer: first.slice(2, 5),
    names: third,
    number: { field: first.slice(5, 14), digit: first.slice(14, 15) },
    nationality: second.slice(15, 18),
    birth: { field: second.slice(0, 6), digit: second.slice(6, 7) },
    sex: second.slice(7, 8),
    expiry: { field: second.slice(8, 14), digit: second.slice(14, 15) },
    optional: first.slice(15),
    optionalDigit: null,
    composite: {
      field: first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29),
      digit: second.slice(29, 30),
    },
  };
}

/** Cuts lines of the layout's width into fields (positions of ICAO Doc 9303-3, section 4). */
export function cutZone(format: MrzFormat, lines: readonly string[]): MrzCut {
  const [first = "", second = "", third = ""] = lines;
  return format === "TD1" ? cutThreeLines(first, second, third) : cutTwoLines(first, second, format);
}
