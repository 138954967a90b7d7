import { toLatin } from "@/lib/i18n/transliterate";

/** Small words of surnames of many languages: whether they are written says little of who it is. */
const PARTICLES = new Set(
  (
    "von van der den de del della di da do dos das du la le les zu zum zur af av al el ul as an ar ash " +
    "ibn bin ben bint binti abu umm ter ten haji hajji sheikh shaikh shaykh"
  ).split(" "),
);

/** The same in Arabic script: son of, daughter of, and the article written apart. */
const ARABIC_PARTICLES = new Set(["ابن", "بن", "بنت", "ال", "الشيخ", "شيخ"]);

/** Whether a word is a particle of a surname, as in von der Heide, Al Mansouri, Ibn Saleh. */
export function isParticle(word: string): boolean {
  return ARABIC_PARTICLES.has(word) || PARTICLES.has(toLatin(word));
}

/** Endings of Russian, Kazakh and Kyrgyz patronymics, after `toLatin`. */
const PATRONYMIC_ENDING =
  /.{2,}(?:(?:o|e|ie|io)vich|(?:o|e|ie|io)vna|ichna|uly|uulu|kyzy|qyzy|qizi|ogly|oglu|ogli)$/;
/** The same where they stand as a word of their own, after the father's name. */
const PATRONYMIC_WORD = /^(?:uly|uulu|ulu|kyzy|qyzy|qizi|kizi|ogly|oglu|ogli|oghli|ughli)$/;

/** Which of the words of given names are a father's name by their form: Igorevich, Serikuly, Bolat uulu. */
export function patronymicsAmong(words: readonly string[]): boolean[] {
  const latin = words.map(toLatin);
  return latin.map(
    (word, index) =>
      index > 0 &&
      (PATRONYMIC_ENDING.test(word) ||
        PATRONYMIC_WORD.test(word) ||
        PATRONYMIC_WORD.test(latin[index + 1] ?? "")),
  );
}

/**
 * Endings by which one family's name differs from bearer to bearer: -ov and -ova, Tajik -zoda, -zod, -i, -iyon, -pur,
 * -far since 2016, or none. Of folded words; the stem keeps at least three letters, so that Ali stays Ali.
 */
const FAMILY_ENDING =
  /(?<=.{3})(?:zada|z[ua]d[aeiu]?h?|[ueai]?[vf]a|[ueai]?[vf]|ska|ski|iun|in|ina|pur|far|i|a)$/;

/** What remains of a folded family name without its ending; equal stems are no proof. */
export function familyStem(folded: string): string {
  return folded.replace(FAMILY_ENDING, "");
}

/** Hasan and Husan, the names of twin brothers all over the region: one letter apart, and never one person. */
const ELDER_TWIN = /^(?:abd)?hasan$/;
const YOUNGER_TWIN = /^(?:abd)?hus(?:an|en|in|ain)$/;

/** Whether two folded words are the two names that twins are given. */
export function areTwinNames(one: string, other: string): boolean {
  return (
    (ELDER_TWIN.test(one) && YOUNGER_TWIN.test(other)) || (ELDER_TWIN.test(other) && YOUNGER_TWIN.test(one))
  );
}
