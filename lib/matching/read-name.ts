import { compareWords } from "@/lib/matching/compare-words";
import { isParticle, patronymicsAmong } from "@/lib/matching/name-parts";
import { HAN, wordsOf } from "@/lib/matching/name-spellings";
import { joinWords, type NameWord, readWord, type WordRole } from "@/lib/matching/name-word";
import { takeApart } from "@/lib/matching/written-name";

/** A name in its parts, as a registration holds it. */
export type NameParts = {
  familyName: string | null;
  givenNames: string | null;
  patronymic?: string | null;
  nativeName?: string | null;
  isMononym?: boolean;
};

/** A name in its parts, or one written line, as in a note verbale. */
export type Name = NameParts | string;

/** One writing of a name: Latin, or the person's own script. */
export type NameForm = {
  script: "alphabet" | "arabic" | "han";
  words: readonly NameWord[];
  /** At each place, that word and the next as one, where both are of one part. */
  joined: readonly (NameWord | undefined)[];
};

/** A name read once, to be compared often. `key` tells two different names apart. */
export type ReadName = { forms: readonly NameForm[]; key: string };

/** More words than this are no name; they would only cost time. */
const MAX_WORDS = 8;
const MAX_WORD_LENGTH = 60;

function isInitial(word: string, text: string): boolean {
  const letters = [...word.normalize("NFC")].length;
  if (!/^\p{Lu}/u.test(word) || HAN.test(word)) return false;
  return letters === 1 || (letters <= 2 && text.includes(`${word}.`));
}

function readPart(text: string, words: readonly string[], role: WordRole): NameWord[] {
  const known = words.slice(0, MAX_WORDS).map((word) => word.slice(0, MAX_WORD_LENGTH));
  const mainWords = known.filter((word) => !isParticle(word)).length;
  // Of a line without order, a father's name needs two other names beside it: Roman Abramovich has two.
  const looksForFathers = role === "given" || (role === "unknown" && mainWords >= 3);
  const fathers = looksForFathers ? patronymicsAmong(known) : [];
  const severalWords = known.length > 1;
  return known.map((word, index) =>
    readWord(word, fathers[index] ? "patronymic" : role, {
      isInitial: role !== "family" && isInitial(word, text),
      isParticle: role !== "given" && severalWords && index < known.length - 1 && isParticle(word),
    }),
  );
}

function formOf(words: readonly NameWord[]): NameForm {
  const has = (script: string) => words.some((word) => word.script === script);
  const script = has("han") ? "han" : has("arabic") ? "arabic" : "alphabet";
  const joined = words.map((word, index) => {
    const next = words[index + 1];
    return next && next.role === word.role && !next.isInitial && !word.isInitial
      ? joinWords(word, next)
      : undefined;
  });
  return { script, words, joined };
}

function readLine(line: string): NameWord[] {
  // Written without spaces, or with one in some hands: characters are compared as a whole.
  if (HAN.test(line))
    return [readWord(line.replace(/[\s·・‧•,，、]+/gu, "").slice(0, MAX_WORD_LENGTH), "unknown")];
  const { family, given, unknown } = takeApart(line);
  return [
    ...readPart(line, family, "family"),
    ...readPart(line, given, "given"),
    ...readPart(line, unknown, "unknown"),
  ];
}

/** The native line with the parts that its Latin counterpart tells, and the father's name if it stands there only. */
function readNative(line: string, latin: readonly NameWord[]): NameWord[] {
  const words = readLine(line).map((word): NameWord => {
    const same = latin.find((candidate) => compareWords(word, candidate));
    return same && word.role === "unknown" ? { ...word, role: same.role } : word;
  });
  if (words.some(({ script }) => script === "han")) return words;
  const fathers = latin.filter(({ role }) => role === "patronymic");
  return words.some(({ role }) => role === "patronymic") ? words : [...words, ...fathers];
}

function readParts(name: NameParts): NameWord[][] {
  const part = (text: string | null | undefined, role: WordRole) =>
    readPart(text ?? "", wordsOf(text ?? ""), role);
  const given = name.isMononym ? [] : part(name.givenNames, "given");
  const latin = [...part(name.familyName, "family"), ...given, ...part(name.patronymic, "patronymic")];
  return [latin, name.nativeName ? readNative(name.nativeName, latin) : []];
}

/** Reads a name for comparison; a name without a letter has no form and is like nothing. */
export function readName(name: Name): ReadName {
  const read = typeof name === "string" ? [readLine(name)] : readParts(name);
  const forms = read.filter((words) => words.some(({ plain }) => plain !== "")).map(formOf);
  const key = JSON.stringify(forms.map(({ words }) => words.map(({ written, role }) => [written, role])));
  return { forms, key };
}
