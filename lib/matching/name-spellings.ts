import { toLatin } from "@/lib/i18n/transliterate";
import { foldName, skeletonOf } from "@/lib/matching/name-folds";

/** Characters of which each may be a part of a name, written without spaces. */
export const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** A letter of Arabic script, in any of its languages. */
export const ARABIC = /\p{Script=Arabic}/u;

/** Words as typed; hyphens, commas and dots part them, apostrophes and the joiners of Persian do not. */
export function wordsOf(text: string): string[] {
  return text
    .normalize("NFC")
    .split(/[^\p{L}\p{M}\p{N}'’‘‛ʻʼʽʾʿˈ`´ʹʺ′\u200C]+/u)
    .filter((word) => /\p{L}/u.test(word));
}

/** Letters that some write with two letters and some without the mark: Çağrı as Chagry and Cagri. */
const MARKED: readonly (readonly [RegExp, string])[] = [
  [/[çč]/g, "ch"],
  [/[şš]/g, "sh"],
  [/ž/g, "zh"],
];

/** Latin spellings of a word in small letters: as its letters say, with marks as two letters, and J for Y. */
export function plainSpellingsOf(word: string): string[] {
  const small = word.toLowerCase();
  const marked = MARKED.reduce((text, [pattern, by]) => text.replace(pattern, by), small);
  const spellings = [toLatin(small), toLatin(marked)];
  const afterElision = /^\p{L}{1,2}['’](.{2,})$/u.exec(small)?.[1];
  if (afterElision) spellings.push(toLatin(afterElision));
  for (const spelling of [...spellings]) {
    // German and Turkish-region j for y, and the reverse: Jürgen, Юрген; Yulia, Julia.
    if (/^j[aeou]/.test(spelling)) spellings.push(`y${spelling.slice(1)}`);
    if (/^[iy][au]/.test(spelling)) spellings.push(`j${spelling.slice(1)}`);
  }
  return spellings.map((spelling) => spelling.replace(/ /g, ""));
}

/** The spellings under which a word is kept for search: Abdurahim also as Rahim. A search asks for the first only. */
export function spellingsOf(word: string): string[] {
  const spellings = plainSpellingsOf(word);
  const servants = spellings.flatMap((spelling) => /^abd[aeou][lnrsz](.{4,})$/.exec(spelling)?.[1] ?? []);
  return [...spellings, ...servants];
}

/** Letters of Arabic script as one where languages and keyboards differ. */
export function foldArabic(word: string): string {
  return word
    .normalize("NFD")
    .replace(/[\p{M}ءـ\u200C]/gu, "")
    .replace(/[يىې]/g, "ی")
    .replace(/ك/g, "ک")
    .replace(/[ةہھە]/g, "ه")
    .replace(/ٱ/g, "ا");
}

/** A folded word of Arabic script without its article. */
export const withoutArticle = (folded: string) => folded.replace(/^ال(?=...)/u, "");

/** Consonants of a folded word of Arabic script, to set beside `skeletonOf` of a Latin one. */
export function arabicSkeleton(folded: string): string {
  const bones = [...folded].map((letter) => skeletonOf(foldName(toLatin(letter)))).join("");
  return folded.endsWith("ه") ? bones.replace(/h$/, "") : bones;
}
