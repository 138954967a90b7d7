import { Refused } from "./refused.ts";

/** A text and the encoding it was in; `guessed` when nothing in the file proves it. */
export type DecodedText = { text: string; encoding: string; guessed: boolean };

/** Letters and signs of a table of names: no control characters, no private use, nothing unassigned. */
const STRANGE = /[^\t\n\r\P{C}]|\p{Co}|\p{Cn}/u;
const FAMILIAR = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{N}\p{P}\p{S}\s]/gu;
const SAMPLE = 20_000;

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 without a byte order mark: the order in which the text is letters and signs that people use. */
function guessUtf16(bytes: Uint8Array): DecodedText | null {
  for (const encoding of ["utf-16le", "utf-16be"]) {
    const text = decodeStrictly(bytes, encoding);
    const sample = text?.slice(0, SAMPLE).replace(/[\uD800-\uDBFF]$/, "");
    if (!text || !sample || STRANGE.test(sample)) continue;
    if ((sample.match(FAMILIAR)?.length ?? 0) > sample.length * 0.8) return { text, encoding, guessed: true };
  }
  return null;
}

/** Words of one alphabet whose capitals stand where capitals stand; bytes read in a wrong encoding mix them at random. */
function plausibleShare(text: string, script: RegExp, shape: RegExp): number {
  const words = (text.match(/[\p{L}\p{M}]+/gu) ?? []).filter(
    (word) => /[^a-z]/i.test(word) && word.length > 1,
  );
  if (words.length === 0) return 0;
  return words.filter((word) => script.test(word) && shape.test(word)).length / words.length;
}

/** Eight-bit encodings of the region's older programs, told apart by whether the words they give can be words. */
function guessEightBit(bytes: Uint8Array): DecodedText {
  const read = (encoding: string) => new TextDecoder(encoding).decode(bytes);
  const cyrillic = read("windows-1251");
  const shape = /^(\p{Lu}?\p{Ll}+|\p{Lu}+|\p{Lu}\p{Ll}+\p{Lu}\p{Ll}+)$/u;
  if (plausibleShare(cyrillic.slice(0, SAMPLE), /^\p{Script=Cyrillic}+$/u, shape) >= 0.7)
    return { text: cyrillic, encoding: "windows-1251", guessed: true };
  const arabic = read("windows-1256");
  if (plausibleShare(arabic.slice(0, SAMPLE), /^\p{Script=Arabic}+$/u, /./) >= 0.9)
    return { text: arabic, encoding: "windows-1256", guessed: true };
  return { text: read("windows-1252"), encoding: "windows-1252", guessed: true };
}

/**
 * The text of a file: by its byte order mark, else UTF-8 if it is without fault, else UTF-16, else by plausibility.
 * @throws Refused notSpreadsheet where there are NUL characters, encodingUnclear where UTF-8 is broken in places
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second, third] = bytes;
  const marked =
    (first === 0xef && second === 0xbb && third === 0xbf && "utf-8") ||
    (first === 0xff && second === 0xfe && "utf-16le") ||
    (first === 0xfe && second === 0xff && "utf-16be");
  const sure = decodeStrictly(bytes, marked || "utf-8");
  if (sure === null && marked) throw new Refused("encodingUnclear");
  const found =
    sure !== null && (marked || !sure.includes("\0"))
      ? { text: sure, encoding: marked || "utf-8", guessed: false }
      : bytes.includes(0)
        ? guessUtf16(bytes)
        : null;
  if (found && !found.text.includes("\0")) return found;
  if (bytes.includes(0)) throw new Refused("notSpreadsheet", {}, "NUL");
  // Mostly good UTF-8 is UTF-8 that was damaged: read otherwise, every name in it would come out wrong.
  const loose = new TextDecoder().decode(bytes);
  const faults = loose.match(/\uFFFD/g)?.length ?? 0;
  const letters = loose.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  if (letters > faults) throw new Refused("encodingUnclear");
  return guessEightBit(bytes);
}
