import { toLatin } from "@/lib/i18n/transliterate";

/**
 * Spellings of one sound, longest first. After folding, Iusufzoda, Yusufzoda, Usufzoda and Юсуфзода agree, as do
 * kh / h / x, q / k, gh / g, zh / j / dzh, ov / off and the endings -zoda, -zade, -zada (names in the region's
 * documents differ by exactly these, since one surname is spelt by several national tables).
 */
const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|stsh/g, "sh"],
  [/dzh|dj|zh/g, "j"],
  [/tch|tsch/g, "ch"],
  [/kh|x|h/g, "h"],
  [/gh|g/g, "g"],
  [/q|ck|c(?!h)/g, "k"],
  [/ph/g, "f"],
  [/ts|tz/g, "s"],
  [/w/g, "v"],
  [/zoda|zodah|zade|zadeh|zada|zadah/g, "zod"],
  [/(?<=[a-z])off\b/g, "ov"],
  [/i[iy]+/g, "i"],
  [/iu|yu|ju(?=[aeiou])/g, "u"],
  [/ia|ya/g, "a"],
  [/io|yo/g, "e"],
  [/ie|ye/g, "e"],
  [/ee|ei|ey|ii|iy|yi|y/g, "i"],
  [/oo|ou|uu/g, "u"],
  [/ae|aa/g, "a"],
  [/oe/g, "o"],
  [/ue/g, "u"],
  [/(.)\1+/g, "$1"],
];

const MIN_PREFIX = 2;
const MAX_PREFIX = 12;
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function foldToken(token: string): string {
  let folded = token;
  for (const [pattern, by] of FOLDS) folded = folded.replace(pattern, by);
  return folded;
}

/** Consonants of a folded token: what an Arabic-script name without short vowels can be compared by. */
function skeleton(token: string): string {
  return token.replace(/[aeiouv]/g, "").replace(/(.)\1+/g, "$1");
}

function tokensOf(text: string): string[] {
  return toLatin(text).split(" ").filter(Boolean);
}

function keysOfToken(token: string, arabic: boolean): string[] {
  if (HAN.test(token)) {
    const characters = [...token];
    const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
    return [...characters, ...pairs, token];
  }
  const folded = foldToken(token);
  if (folded.length === 0) return [];
  const keys = arabic ? [] : [`=${folded}`];
  if (!arabic) {
    for (let length = MIN_PREFIX; length <= Math.min(folded.length, MAX_PREFIX); length++) {
      keys.push(folded.slice(0, length));
    }
  }
  const bones = skeleton(folded);
  if (bones.length >= 3) keys.push(`~${bones}`);
  return keys;
}

const isArabic = (text: string) => /\p{Script=Arabic}/u.test(text);

/**
 * Search keys of a person's names in all scripts: whole folded tokens ("=iusuf"), their beginnings from two
 * letters on, consonant skeletons ("~ssfzd") and Han characters with their pairs. Sorted and unique, for a text[] column.
 */
export function nameKeys(names: readonly (string | null | undefined)[]): string[] {
  const keys = new Set<string>();
  for (const name of names) {
    if (!name) continue;
    const arabic = isArabic(name);
    for (const token of tokensOf(name)) for (const key of keysOfToken(token, arabic)) keys.add(key);
  }
  return [...keys].sort();
}

/**
 * Keys that a person must all have to match what was typed: each word as the beginning of a name, shorter words as a
 * whole name, words in Arabic script by their consonants.
 * @returns an empty list when nothing searchable was typed
 */
export function nameQueryKeys(query: string): string[] {
  const arabic = isArabic(query);
  const keys = new Set<string>();
  for (const token of tokensOf(query)) {
    if (HAN.test(token)) {
      const characters = [...token];
      if (characters.length === 1) keys.add(token);
      for (let index = 1; index < characters.length; index++)
        keys.add(`${characters[index - 1]}${characters[index]}`);
      continue;
    }
    const folded = foldToken(token);
    const bones = skeleton(folded);
    if (arabic) {
      if (bones.length >= 3) keys.add(`~${bones}`);
    } else if (folded.length >= MIN_PREFIX) keys.add(folded.slice(0, MAX_PREFIX));
    else if (folded.length > 0) keys.add(`=${folded}`);
  }
  return [...keys];
}
