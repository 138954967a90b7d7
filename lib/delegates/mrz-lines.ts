import { MRZ_LAYOUTS, type MrzLayout } from "@/lib/delegates/mrz-layout";

/** Longest text that is looked at: three lines with generous spacing. */
const MAX_TEXT = 600;

/** Capital letters of other alphabets that look like those of the zone. */
const LOOKALIKES: Record<string, string> = {
  А: "A",
  В: "B",
  Е: "E",
  Ѕ: "S",
  К: "K",
  М: "M",
  Н: "H",
  О: "O",
  Р: "P",
  С: "C",
  Т: "T",
  У: "Y",
  Х: "X",
  І: "I",
  Ј: "J",
};

/** Capitals of the zone's alphabet as far as they can be guessed: « is two fillers, digits of any script are digits. */
function plain(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .normalize("NFKC")
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .replace(/\p{Lu}|\p{Ll}/gu, (letter) => LOOKALIKES[letter.toUpperCase()] ?? letter)
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[«≪《]/g, "<<")
    .replace(/[‹〈˂＜]/g, "<")
    .replace(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, "");
}

/** The lines as pasted, without white space; lines around the zone that cannot belong to it are left out. */
function pastedLines(text: string): string[] {
  const lines = plain(text)
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.replace(/\s/g, ""))
    .filter(Boolean);
  const likely = lines.filter((line) => line.includes("<") || /^[A-Z0-9]{28,}$/.test(line));
  return likely.length >= 2 && likely.length <= 3 ? likely : lines;
}

const cutEvenly = (run: string, { lines, width }: MrzLayout) =>
  Array.from({ length: lines }, (_, line) => run.slice(line * width, (line + 1) * width));

/** Where the second line of a passport begins in one run: its digits and letters have their places. */
const SECOND_LINE = /[A-Z0-9<]{9}[0-9<][A-Z<]{3}[0-9<]{6}[0-9][MFX<][0-9<]{6}[0-9]/;

/** Lines of one pasted run: by its length, or where a second line begins. */
function unfold(run: string): string[] | undefined {
  const layout = Object.values(MRZ_LAYOUTS).find(({ lines, width }) => run.length === lines * width);
  if (layout) return cutEvenly(run, layout);
  const start = run.search(SECOND_LINE);
  return start >= 20 ? [run.slice(0, start), run.slice(start)] : undefined;
}

function layoutOf(lines: readonly string[]): MrzLayout | undefined {
  const longest = Math.max(...lines.map((line) => line.length));
  if (lines.length === 3) return longest <= 36 ? MRZ_LAYOUTS.TD1 : undefined;
  if (lines.length !== 2 || longest < 28 || longest > 54) return undefined;
  return longest <= 38 ? MRZ_LAYOUTS.TD2 : MRZ_LAYOUTS.TD3;
}

/**
 * Reads pasted text as the lines of a machine-readable zone: spaces, small letters, look-alikes, other lines around
 * it and lost or added line breaks are put up with.
 * @returns the lines as long as they were pasted, or undefined when they cannot be told apart
 */
export function readLines(text: string): { layout: MrzLayout; lines: string[] } | undefined {
  const pasted = pastedLines(text);
  if (pasted.length === 0) return undefined;
  const layout = layoutOf(pasted);
  if (layout && pasted.some((line) => line.length === layout.width)) return { layout, lines: pasted };
  const unfolded = unfold(pasted.join(""));
  const found = unfolded && layoutOf(unfolded);
  if (unfolded && found) return { layout: found, lines: unfolded };
  return layout ? { layout, lines: pasted } : undefined;
}
