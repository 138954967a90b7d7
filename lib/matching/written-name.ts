import { withoutHonorifics } from "@/lib/matching/honorifics";
import { isParticle } from "@/lib/matching/name-parts";
import { wordsOf } from "@/lib/matching/name-spellings";

/** A written line taken apart: words of either part, or words whose part the line does not tell. */
export type WrittenName = { family: string[]; given: string[]; unknown: string[] };

/** A line of a note is rarely over a hundred characters; more than this is no name. */
const MAX_LENGTH = 300;
const SUFFIX = /^(?:jr|sr|ph\.?\s?d|m\.?d|esq|k\.?c|q\.?c|i{2,3}|iv)\.?$/i;
const NUMBERING = /^[\s\d.)•*№#-]+/u;
const isSmall = (word: string) => /^\p{Ll}/u.test(word) && !/\p{Lu}/u.test(word);
/** McALLISTER and d'ORMESSON count; one capital alone is an initial. */
const isCapital = (word: string) => /\p{Lu}['’ʻʼ`]?\p{Lu}$/u.test(word.replace(/ẞ|ß/gu, "SS"));
const isProper = (word: string) => /^\p{Lu}/u.test(word) && !isCapital(word);

/** Family words are the capitals with the particles before them: Jürgen von der HEIDE, Farrukh YUSUFZODA. */
function byCapitals(words: string[]): WrittenName {
  if (!words.some(isCapital) || !words.some(isProper)) return { family: [], given: [], unknown: words };
  const family: string[] = [];
  const given: string[] = [];
  for (const [index, word] of words.entries()) {
    const next = words.slice(index).find((candidate) => !isParticle(candidate));
    const belongs = isCapital(word) || (isParticle(word) && next !== undefined && isCapital(next));
    (belongs ? family : given).push(word);
  }
  return given.length > 0 ? { family, given, unknown: [] } : { family: [], given: [], unknown: words };
}

/** What follows a comma and is no given name: "Deputy Minister of …", "PhD". */
function isTitle(segment: string): boolean {
  return SUFFIX.test(segment) || wordsOf(segment).some((word) => isSmall(word) && !isParticle(word));
}

/**
 * Takes a written name apart: "SURNAME, Given", "Given SURNAME", "H.E. Mr. Given Patronymic SURNAME, Minister".
 * Remarks in brackets and forms of address fall away. Where neither comma nor capitals tell the parts, they are unknown.
 */
export function takeApart(line: string): WrittenName {
  const text = line.slice(0, MAX_LENGTH).normalize("NFC");
  const bare = text.replace(/\([^()]*\)?|\[[^[\]]*\]?|（[^（）]*）?/gu, " ");
  const name = bare.split(/\s[-–—]+\s|[/|\t\n]/u).find((part) => /\p{L}/u.test(part)) ?? "";
  const segments = name
    .replace(NUMBERING, "")
    .split(/[,،;]/u)
    .map((segment) => withoutHonorifics(segment))
    .filter((segment) => /\p{L}/u.test(segment));
  const [first, second] = segments;
  if (first === undefined) return { family: [], given: [], unknown: [] };
  const words = wordsOf(first);
  const isMixed = words.some(isCapital) && words.some(isProper);
  const hasCase = words.some((word) => /\p{Lu}/u.test(word));
  if (second === undefined || isMixed || (hasCase && isTitle(second)) || SUFFIX.test(second)) {
    return byCapitals(words);
  }
  return { family: words, given: wordsOf(second), unknown: [] };
}
