import { fitLines, wholeNumber, wrongDigits } from "@/lib/delegates/mrz-fit";
import { isIssuer, isoOfIssuer } from "@/lib/delegates/mrz-issuers";
import { classAt, cutZone, type MrzCut, type MrzFormat } from "@/lib/delegates/mrz-layout";
import { readLines } from "@/lib/delegates/mrz-lines";

/** A remark on a pasted zone; `kind` is a key of the namespace `registration` under mrz. Remarks warn, never block. */
export type MrzFinding = {
  kind:
    | "unreadable"
    | "visa"
    | "characterNotAllowed"
    | "letterForDigit"
    | "digitForLetter"
    | "lineTooShort"
    | "lineTooLong"
    | "checkDigitNumber"
    | "checkDigitBirth"
    | "checkDigitExpiry"
    | "checkDigitOptional"
    | "checkDigitComposite"
    | "birthImpossible"
    | "expiryImpossible"
    | "issuerUnknown"
    | "nationalityUnknown"
    | "nameMissing";
  line?: number;
  /** Characters that the line has. */
  length?: number;
  /** Characters missing or too many in that line. */
  count?: number;
  /** Place in the line, from 1. */
  position?: number;
  /** The character or code that is meant. */
  text?: string;
};

export type MrzFields = {
  format: MrzFormat;
  documentCode: string;
  /** ISO 3166-1 alpha-3 where the ICAO code has one, else the ICAO code itself. */
  issuer: string;
  familyName: string;
  /** Empty for a person with one name. */
  givenNames: string;
  /** The name field is full, so names may be cut. */
  namesMayBeCut: boolean;
  number: string;
  nationality: string;
  /** ISO date; null when unknown or impossible. */
  birthDate: string | null;
  sex: "F" | "M" | null;
  expiryDate: string | null;
};

export type MrzReading = { fields: MrzFields | null; findings: MrzFinding[] };

const DIGIT_FOR: Record<string, string> = {
  O: "0",
  Q: "0",
  D: "0",
  I: "1",
  L: "1",
  Z: "2",
  S: "5",
  G: "6",
  B: "8",
};
const LETTER_FOR: Record<string, string> = { "0": "O", "1": "I", "2": "Z", "5": "S", "6": "G", "8": "B" };

/** Reads letters in places of digits, and the reverse, as what they look like, and says so. */
function mendCharacters(format: MrzFormat, lines: readonly string[], findings: MrzFinding[]): string[] {
  return lines.map((line, row) =>
    [...line]
      .map((letter, place) => {
        const kind = classAt(format, row, place);
        const meant = kind === "D" ? DIGIT_FOR[letter] : kind === "A" ? LETTER_FOR[letter] : undefined;
        if (meant === undefined) return letter;
        const told = kind === "D" ? "letterForDigit" : "digitForLetter";
        findings.push({ kind: told, line: row + 1, position: place + 1, text: letter });
        return meant;
      })
      .join(""),
  );
}

/** Two-digit years: birth lies in the past, expiry in this century. */
function isoDate(field: string, kind: "birth" | "expiry", today: string): string | null {
  if (!/^[0-9]{6}$/.test(field)) return null;
  const tail = `${field.slice(0, 2)}-${field.slice(2, 4)}-${field.slice(4)}`;
  const date = kind === "birth" && `20${tail}` > today ? `19${tail}` : `20${tail}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date ? null : date;
}

/** A date with fillers is unknown to the issuer, which is allowed. */
const isImpossible = (field: string, date: string | null) => date === null && !field.includes("<");

function namesOf(field: string): Pick<MrzFields, "familyName" | "givenNames" | "namesMayBeCut"> {
  const [family = "", ...given] = field.replace(/<+$/, "").split("<<");
  const spaced = (part: string) => part.replace(/<+/g, " ").trim();
  return {
    familyName: spaced(family),
    givenNames: spaced(given.join("<")),
    namesMayBeCut: !field.endsWith("<"),
  };
}

function fieldsOf(format: MrzFormat, cut: MrzCut, today: string): MrzFields {
  return {
    format,
    documentCode: cut.code.replace(/</g, ""),
    issuer: isoOfIssuer(cut.issuer),
    ...namesOf(cut.names),
    number: wholeNumber(cut).field.replace(/</g, ""),
    nationality: isoOfIssuer(cut.nationality),
    birthDate: isoDate(cut.birth.field, "birth", today),
    sex: cut.sex === "F" || cut.sex === "M" ? cut.sex : null,
    expiryDate: isoDate(cut.expiry.field, "expiry", today),
  };
}

const DIGIT_FINDING = {
  number: "checkDigitNumber",
  birth: "checkDigitBirth",
  expiry: "checkDigitExpiry",
  optional: "checkDigitOptional",
  composite: "checkDigitComposite",
} as const;

function remarksOn(cut: MrzCut, fields: MrzFields): MrzFinding[] {
  const remarks: (MrzFinding | false)[] = [
    cut.code.startsWith("V") && { kind: "visa" },
    fields.familyName === "" && { kind: "nameMissing" },
    !isIssuer(fields.issuer) && { kind: "issuerUnknown", text: fields.issuer },
    !isIssuer(fields.nationality) && { kind: "nationalityUnknown", text: fields.nationality },
    ...wrongDigits(cut).map((name): MrzFinding => ({ kind: DIGIT_FINDING[name] })),
    isImpossible(cut.birth.field, fields.birthDate) && { kind: "birthImpossible" },
    isImpossible(cut.expiry.field, fields.expiryDate) && { kind: "expiryImpossible" },
  ];
  return remarks.filter((remark) => remark !== false);
}

/**
 * Reads a pasted machine-readable zone (ICAO Doc 9303: TD1 3×30, TD2 2×36, TD3 2×44, and visas of either width),
 * whatever spaces, line breaks and small letters came with it. A wrong or missing character is told precisely, and
 * the other fields are read all the same.
 * @param today ISO date, which decides the century of two-digit years
 * @returns the fields, when the lines can be told apart, with every remark; never throws
 */
export function readMrz(text: string, today: string): MrzReading {
  const read = readLines(text);
  if (!read) return { fields: null, findings: [{ kind: "unreadable" }] };
  const { layout, lines: pasted } = read;
  const findings: MrzFinding[] = [];
  const lines = pasted.map((line) => line.replace(/[^A-Z0-9<]/gu, "<"));
  for (const [row, { length }] of lines.entries()) {
    const count = layout.width - length;
    if (count > 0) findings.push({ kind: "lineTooShort", line: row + 1, length, count });
    if (count < 0) findings.push({ kind: "lineTooLong", line: row + 1, length, count: -count });
    for (const [place, letter] of [...(pasted[row] ?? "")].entries()) {
      if (/[A-Z0-9<]/.test(letter)) continue;
      findings.push({ kind: "characterNotAllowed", line: row + 1, position: place + 1, text: letter });
    }
  }
  const fitted = fitLines(layout, lines);
  if (!fitted) return { fields: null, findings };
  const cut = cutZone(layout.format, mendCharacters(layout.format, fitted, findings));
  const fields = fieldsOf(layout.format, cut, today);
  return { fields, findings: [...findings, ...remarksOn(cut, fields)] };
}
