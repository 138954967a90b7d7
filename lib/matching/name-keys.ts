import { toLatin } from "@/lib/i18n/transliterate";
import { foldEnding, foldName, skeletonOf } from "@/lib/matching/name-folds";
import {
  ARABIC,
  arabicSkeleton,
  foldArabic,
  HAN,
  spellingsOf,
  withoutArticle,
  wordsOf,
} from "@/lib/matching/name-spellings";

const MAX_PREFIX = 12;
/** Words of a search that are looked at; more would only cost time. */
const MAX_WORDS = 8;

function beginnings(word: string, mark = ""): string[] {
  const keys: string[] = [];
  for (let length = 2; length <= Math.min(word.length, MAX_PREFIX); length++) {
    keys.push(mark + word.slice(0, length));
  }
  return keys;
}

/** Each character and each pair of neighbours: written without spaces, parts of a name must be found too. */
function hanKeys(word: string): string[] {
  const characters = [...word];
  return [...characters, ...characters.slice(1).map((character, index) => characters[index] + character)];
}

function latinKeys(spelling: string): string[] {
  const folded = foldName(spelling);
  if (folded === "") return [];
  const bones = skeletonOf(folded);
  const whole = [`=${folded}`, `=${foldEnding(folded)}`, ...(bones.length >= 3 ? [`~${bones}`] : [])];
  const ending = skeletonOf(foldEnding(folded));
  return [
    ...whole,
    ...(ending.length >= 3 ? [`~${ending}`] : []),
    ...beginnings(folded),
    ...beginnings(bones, "^"),
  ];
}

function keysOfWord(word: string): string[] {
  if (HAN.test(word)) return hanKeys(word);
  if (!ARABIC.test(word)) return spellingsOf(word).flatMap(latinKeys);
  const folded = foldArabic(word);
  const bare = withoutArticle(folded);
  const bones = arabicSkeleton(bare);
  return [`=${folded}`, ...beginnings(folded), ...beginnings(bare), ...beginnings(bones, "^")];
}

/**
 * Search keys of a person's names in all scripts, sorted and unique, for a text[] column: beginnings of folded words
 * from two letters on, whole words (=), consonants of whole words (~) and their beginnings (^), Han characters and
 * pairs. Neighbouring words are kept joined as well: Abdul Rahman, Abdulrahman.
 */
export function nameKeys(names: readonly (string | null | undefined)[]): string[] {
  const keys = new Set<string>();
  for (const name of names) {
    const words = wordsOf(name ?? "");
    const joined = words.slice(1).map((word, index) => words[index] + word);
    for (const word of [...words, ...joined]) for (const key of keysOfWord(word)) keys.add(key);
  }
  return [...keys].sort();
}

/** Letters that change how the last one folds, should the word go on: Zhumabay…ev, Natali…a, Alek…sei, Nurz…han. */
const CONTINUATIONS: Record<string, readonly string[]> = {
  a: ["i"],
  e: ["i"],
  o: ["u"],
  i: ["a", "e", "o"],
  y: ["a", "e", "o"],
  c: ["h", "e"],
  d: ["zh"],
  g: ["h"],
  k: ["h", "s"],
  p: ["h"],
  s: ["h"],
  t: ["h", "s"],
  z: ["h"],
};

/** For each list, one of its keys must be there. Lists are several for Han characters only. */
function searchKeysOfWord(word: string): string[][] {
  if (HAN.test(word)) {
    const keys = hanKeys(word);
    const characters = [...word].length;
    return (characters === 1 ? keys : keys.slice(characters)).map((key) => [key]);
  }
  if (ARABIC.test(word)) {
    const folded = withoutArticle(foldArabic(word));
    const bones = arabicSkeleton(folded);
    const letters = folded.length >= 2 ? folded.slice(0, MAX_PREFIX) : `=${folded}`;
    return [[letters, ...(bones.length >= 2 ? [`^${bones.slice(0, MAX_PREFIX)}`] : [])]];
  }
  const latin = toLatin(word).replace(/ /g, "");
  const folded = foldName(latin);
  if (folded === "") return [];
  if (folded.length < 2 || latin.length < 3) return [[`=${folded}`]];
  const keys = [folded.slice(0, MAX_PREFIX), `=${foldEnding(folded)}`];
  for (const letters of CONTINUATIONS[latin.at(-1) ?? ""] ?? []) {
    keys.push(foldName(latin + letters).slice(0, MAX_PREFIX));
  }
  const bones = skeletonOf(foldEnding(folded));
  if (bones.length >= 4) keys.push(`~${bones}`);
  return [keys];
}

/**
 * What to ask of `nameKeys` for a search: of every list, a person must have at least one key. Each word counts as the
 * beginning of a name; words of one or two letters as a whole name; words in Arabic script by letters or consonants.
 * What was typed apart may be kept joined: Al Mansouri, Almansouri.
 * @returns an empty list when nothing searchable was typed
 */
export function nameQueryKeys(query: string): string[][] {
  const words = wordsOf(query).slice(0, MAX_WORDS);
  return words.flatMap((word, index) => {
    const lists = searchKeysOfWord(word);
    if (lists.length !== 1) return lists;
    const joined = [words[index - 1] && words[index - 1] + word, words[index + 1] && word + words[index + 1]];
    const wider = joined.flatMap((pair) => (pair && !HAN.test(pair) ? searchKeysOfWord(pair) : []));
    return [[...new Set([...lists, ...wider].flat())]];
  });
}
