/**
 * Spellings of one sound in the order in which they fold. One surname is written by several national tables and by
 * ICAO's, so Iusufzoda, Yusufzoda and Юсуфзода must agree, as must kh / h / x / ks, q / k, gh / g, zh / j / dzh,
 * iu / yu, ia / ya, ue / ü, ov / off. Folding may bring strangers together, but never parts two spellings of a name.
 */
const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/^abd[aeou](?:$|l|([nrsz])(?=\1))/g, "abd"],
  [/tsch|tch/g, "ch"],
  [/shch|stsh|sch/g, "sh"],
  [/dzh|dj|zh/g, "j"],
  [/ck|q/g, "k"],
  [/c(?=[eiy])/g, "s"],
  [/c(?!h)/g, "k"],
  [/kh|ks|x/g, "h"],
  [/gh/g, "g"],
  [/ph/g, "f"],
  [/th/g, "t"],
  [/ts|tz/g, "s"],
  [/w/g, "v"],
  [/(?<=[a-z])off$/g, "ov"],
  [/oo|ou/g, "u"],
  [/[iy]{2,}/g, "i"],
  [/[iy]o/g, "e"],
  [/[iy]e/g, "e"],
  [/[iy](?=[au])/g, ""],
  [/[ae][iy]|ee|y/g, "i"],
  [/a[ae]/g, "a"],
  [/[ou]e/g, "u"],
  [/o/g, "u"],
  [/(.)\1+/g, "$1"],
];

/** Folds one word in lower-case basic Latin (see `toLatin`). */
export function foldName(word: string): string {
  let folded = word;
  for (const [pattern, by] of FOLDS) folded = folded.replace(pattern, by);
  return folded;
}

/** A whole folded word without a silent last h, and the endings -zoda, -zod, -zade, -zadeh, -zada as one. */
export function foldEnding(folded: string): string {
  return folded.replace(/(?<=[aeiou])h$/, "").replace(/(?<=..)z[ua]d[aeu]?$/, "zada");
}

/**
 * Consonants of a folded word: what spellings with other vowels, and Arabic script without any, can be compared by.
 * v and the glides go too, since Arabic script writes them with the letters of vowels.
 */
export function skeletonOf(folded: string): string {
  return folded
    .replace(/sh/g, "S")
    .replace(/ch/g, "C")
    .replace(/[aeiouv]/g, "");
}
