import { checkDigitFits } from "@/lib/delegates/mrz-check-digit";
import { isIssuer, isoOfIssuer } from "@/lib/delegates/mrz-issuers";
import { classAt, cutZone, type MrzCut, type MrzLayout } from "@/lib/delegates/mrz-layout";

/** More characters than this missing or too many in a line of data, and nothing can be told of it. */
const MAX_SHIFT = 10;

const FITS: Record<string, RegExp> = { A: /[A-Z<]/, D: /[0-9<]/, S: /[MFX<]/, X: /[A-Z0-9<]/ };

/** A number longer than nine characters goes on in the optional field, with its check digit behind it (Doc 9303-5). */
export function wholeNumber({ number, optional }: MrzCut): { field: string; digit: string } {
  const rest = /^([A-Z0-9]+)([0-9])(?:<|$)/.exec(optional);
  if (number.digit !== "<" || !rest || number.field.endsWith("<")) return number;
  return { field: number.field + (rest[1] ?? ""), digit: rest[2] ?? "" };
}

/** The fields with a check digit that does not fit them. */
export function wrongDigits(cut: MrzCut): ("number" | "birth" | "expiry" | "optional" | "composite")[] {
  const optional = cut.optionalDigit === null ? null : { field: cut.optional, digit: cut.optionalDigit };
  const checks = { number: wholeNumber(cut), birth: cut.birth, expiry: cut.expiry, optional };
  const wrong = (["number", "birth", "expiry", "optional"] as const).filter((name) => {
    const check = checks[name];
    return check && !checkDigitFits(check.field, check.digit);
  });
  const fits = !cut.composite || checkDigitFits(cut.composite.field, cut.composite.digit);
  return fits ? wrong : [...wrong, "composite"];
}

const DATE = /^[0-9<]{2}(?:0[1-9]|1[0-2]|<<)(?:0[1-9]|[12][0-9]|3[01]|<<)$/;

/** How badly lines of full width stand: characters of another kind, wrong check digits, unknown codes, no dates. */
function misfit({ format }: MrzLayout, lines: readonly string[]): number {
  const cut = cutZone(format, lines);
  const misplaced = lines.reduce(
    (sum, line, row) =>
      sum + [...line].filter((letter, place) => !FITS[classAt(format, row, place)]?.test(letter)).length,
    0,
  );
  const unknown = [cut.issuer, cut.nationality].filter((code) => !isIssuer(isoOfIssuer(code))).length;
  const undated = [cut.birth, cut.expiry].filter(({ field }) => !DATE.test(field)).length;
  return misplaced + unknown + undated + wrongDigits(cut).length;
}

/** Every way to bring a line to its width by fillers put in, or characters taken out, at one place. */
function ways(line: string, width: number): string[] {
  const short = width - line.length;
  return Array.from({ length: Math.min(line.length, width) + 1 }, (_, place) =>
    short >= 0
      ? line.slice(0, place) + "<".repeat(short) + line.slice(place)
      : line.slice(0, place) + line.slice(place - short),
  );
}

const naive = (line: string, width: number) => line.slice(0, width).padEnd(width, "<");

/**
 * Brings lines to the width of their layout, so that the fields stand where they belong although a character is
 * missing or too many: of all ways that leaves the fewest check digits wrong.
 * @returns undefined when a line of data is too far from its width
 */
export function fitLines(layout: MrzLayout, lines: readonly string[]): string[] | undefined {
  const { format, width } = layout;
  const namesLine = format === "TD1" ? 2 : 0;
  let fitted = lines.map((line) => naive(line, width));
  for (const [row, line] of lines.entries()) {
    if (line.length === width || row === namesLine) continue;
    if (Math.abs(width - line.length) > MAX_SHIFT) return undefined;
    const options = ways(line, width).map((way) =>
      fitted.map((other, place) => (place === row ? way : other)),
    );
    const scores = options.map((option) => misfit(layout, option));
    fitted = options[scores.lastIndexOf(Math.min(...scores))] ?? fitted;
  }
  return fitted;
}
