import { checkDigitFits } from "@/lib/delegates/mrz-check-digit";
import { isoOfIssuer } from "@/lib/delegates/mrz-issuers";

/** A remark on a pasted zone; `kind` is a key of the namespace `registration` under mrz. Remarks warn, never block. */
export type MrzFinding = {
  kind:
    | "unreadable"
    | "characterNotAllowed"
    | "lineTooShort"
    | "lineTooLong"
    | "checkDigitNumber"
    | "checkDigitBirth"
    | "checkDigitExpiry"
    | "checkDigitOptional"
    | "checkDigitComposite"
    | "dateImpossible";
  line?: number;
  /** Characters missing or too many in that line. */
  count?: number;
};

export type MrzFields = {
  format: "TD1" | "TD2" | "TD3";
  documentCode: string;
  /** ISO 3166-1 alpha-3 where the ICAO code has one, else the ICAO code itself. */
  issuer: string;
  familyName: string;
  givenNames: string;
  /** The name field is full, so names may be cut. */
  namesMayBeCut: boolean;
  number: string;
  nationality: string;
  /** ISO date, or null when impossible. */
  birthDate: string | null;
  sex: "F" | "M" | null;
  expiryDate: string | null;
};

export type MrzReading = { fields: MrzFields | null; findings: MrzFinding[] };

type Layout = { format: MrzFields["format"]; lines: number; width: number };

const LAYOUTS: readonly Layout[] = [
  { format: "TD3", lines: 2, width: 44 },
  { format: "TD2", lines: 2, width: 36 },
  { format: "TD1", lines: 3, width: 30 },
];

/** Lines as pasted: upper case, spaces out, « and typographic brackets read as fillers. */
function linesOf(text: string): string[] {
  return text
    .toUpperCase()
    .replace(/[«‹〈＜]/g, "<")
    .split(/\r?\n/)
    .map((line) => line.replace(/\s/g, ""))
    .filter(Boolean);
}

/** One pasted run without a line break is cut where its length says. */
function unfold(lines: string[]): string[] {
  const [only] = lines;
  if (lines.length !== 1 || !only) return lines;
  const layout = LAYOUTS.find(({ lines: count, width }) => only.length === count * width);
  if (!layout) return lines;
  return Array.from({ length: layout.lines }, (_, line) =>
    only.slice(line * layout.width, (line + 1) * layout.width),
  );
}

function layoutOf(lines: string[]): Layout | undefined {
  if (lines.length === 3) return LAYOUTS.find(({ format }) => format === "TD1");
  if (lines.length !== 2) return undefined;
  const longest = Math.max(...lines.map((line) => line.length));
  return LAYOUTS.find(({ format }) => format === (longest <= 38 ? "TD2" : "TD3"));
}

/** Two-digit years: birth lies in the past, expiry within the fifty years ahead of the present century's start. */
function isoDate(field: string, kind: "birth" | "expiry", today: string): string | null {
  if (!/^[0-9]{6}$/.test(field)) return null;
  const [year, month, day] = [field.slice(0, 2), field.slice(2, 4), field.slice(4)];
  const thisCentury = `20${year}-${month}-${day}`;
  const date = kind === "birth" && thisCentury > today ? `19${year}-${month}-${day}` : thisCentury;
  const parsed = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date ? null : date;
}

function namesOf(field: string): Pick<MrzFields, "familyName" | "givenNames" | "namesMayBeCut"> {
  const [family = "", given = ""] = field.replace(/<+$/, "").split("<<", 2);
  const spaced = (part: string) => part.replace(/</g, " ").trim();
  return { familyName: spaced(family), givenNames: spaced(given), namesMayBeCut: !field.endsWith("<") };
}

type Cut = {
  names: string;
  code: string;
  issuer: string;
  number: readonly [string, string];
  birth: readonly [string, string];
  sex: string;
  expiry: readonly [string, string];
  nationality: string;
  optional?: readonly [string, string];
  composite: readonly [string, string];
};

function cutTwoLines(first: string, second: string, width: number): Cut {
  const at = (from: number, to: number) => second.slice(from, to);
  const passport = width === 44;
  const end = passport ? 43 : 35;
  return {
    code: first.slice(0, 2),
    issuer: first.slice(2, 5),
    names: first.slice(5),
    number: [at(0, 9), at(9, 10)],
    nationality: at(10, 13),
    birth: [at(13, 19), at(19, 20)],
    sex: at(20, 21),
    expiry: [at(21, 27), at(27, 28)],
    ...(passport ? { optional: [at(28, 42), at(42, 43)] as const } : {}),
    composite: [at(0, 10) + at(13, 20) + at(21, end), at(end, end + 1)],
  };
}

function cutThreeLines(first: string, second: string, third: string): Cut {
  return {
    code: first.slice(0, 2),
    issuer: first.slice(2, 5),
    names: third,
    number: [first.slice(5, 14), first.slice(14, 15)],
    nationality: second.slice(15, 18),
    birth: [second.slice(0, 6), second.slice(6, 7)],
    sex: second.slice(7, 8),
    expiry: [second.slice(8, 14), second.slice(14, 15)],
    composite: [
      first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29),
      second.slice(29),
    ],
  };
}

function checkDigits(cut: Cut): MrzFinding[] {
  const checks: [MrzFinding["kind"], readonly [string, string] | undefined][] = [
    ["checkDigitNumber", cut.number],
    ["checkDigitBirth", cut.birth],
    ["checkDigitExpiry", cut.expiry],
    ["checkDigitOptional", cut.optional],
    ["checkDigitComposite", cut.composite],
  ];
  return checks.flatMap(([kind, pair]) => (pair && !checkDigitFits(pair[0], pair[1]) ? [{ kind }] : []));
}

/**
 * Reads a pasted machine-readable zone (ICAO Doc 9303 parts 3–6: TD3 passports 2×44, TD2 2×36, TD1 cards 3×30).
 * @param text as pasted; spaces, lower case and a missing line break are forgiven
 * @param today ISO date, which decides the century of two-digit years
 * @returns the fields, when the lines can be cut at all, with every remark; never throws
 */
export function readMrz(text: string, today: string): MrzReading {
  const lines = unfold(linesOf(text.slice(0, 400)));
  const layout = layoutOf(lines);
  if (!layout) return { fields: null, findings: [{ kind: "unreadable" }] };
  const findings: MrzFinding[] = [];
  for (const [index, line] of lines.entries()) {
    const short = layout.width - line.length;
    if (short > 0) findings.push({ kind: "lineTooShort", line: index + 1, count: short });
    if (short < 0) findings.push({ kind: "lineTooLong", line: index + 1, count: -short });
    if (/[^A-Z0-9<]/.test(line)) findings.push({ kind: "characterNotAllowed", line: index + 1 });
  }
  if (findings.length > 0) return { fields: null, findings };
  const [first = "", second = "", third = ""] = lines;
  const cut =
    layout.format === "TD1" ? cutThreeLines(first, second, third) : cutTwoLines(first, second, layout.width);
  findings.push(...checkDigits(cut));
  const birthDate = isoDate(cut.birth[0], "birth", today);
  const expiryDate = isoDate(cut.expiry[0], "expiry", today);
  if (!birthDate || !expiryDate) findings.push({ kind: "dateImpossible" });
  return {
    findings,
    fields: {
      format: layout.format,
      documentCode: cut.code.replace(/</g, ""),
      issuer: isoOfIssuer(cut.issuer),
      ...namesOf(cut.names),
      number: cut.number[0].replace(/<+$/, ""),
      nationality: isoOfIssuer(cut.nationality),
      birthDate,
      sex: cut.sex === "F" || cut.sex === "M" ? cut.sex : null,
      expiryDate,
    },
  };
}
