import { areTwinNames } from "@/lib/matching/name-parts";
import type { NameWord } from "@/lib/matching/name-word";
import { isOneEditApart } from "@/lib/matching/one-edit";

/** How two words of names agree: how surely they are one, and what differs. */
export type WordMatch = {
  score: number;
  reason?: "otherScript" | "otherTransliteration" | "endingDiffers" | "oneLetterDiffers" | "initialOnly";
};

const SHORTEST_TYPO = 5;
const SURE_CONSONANTS = 4;
/** Letters that a table of transliteration explains. */
const SYSTEMATIC = 0.96;
/** By the number of consonants that agree between Arabic and other letters: one says little, three a good deal. */
const BONES_SCORES = [0, 0.75, 0.8, 0.85];

const meet = (one: readonly string[], other: readonly string[]) => one.some((value) => other.includes(value));

/** An initial stands for a given or a father's name, and never says more than that. */
function compareInitial(one: NameWord, other: NameWord): WordMatch | undefined {
  if (one.isInitial && other.isInitial && one.plain !== other.plain) return undefined;
  const [initial, word] = one.isInitial ? [one, other] : [other, one];
  if (word.role === "family") return undefined;
  const begins =
    word.plain.startsWith(initial.plain) ||
    word.folds.some((fold) => initial.folds.some((start) => fold.startsWith(start)));
  return begins ? { score: 0.8, reason: "initialOnly" } : undefined;
}

function compareArabic(one: NameWord, other: NameWord): WordMatch | undefined {
  if (one.plain === other.plain) return { score: 1 };
  const long = Math.min(one.plain.length, other.plain.length) >= SHORTEST_TYPO;
  return long && isOneEditApart(one.plain, other.plain)
    ? { score: 0.81, reason: "oneLetterDiffers" }
    : undefined;
}

function compareBones(one: NameWord, other: NameWord): WordMatch | undefined {
  const shared = one.bones.filter((bones) => other.bones.includes(bones));
  const longest = Math.max(0, ...shared.map((bones) => bones.length));
  const score = BONES_SCORES[Math.min(longest, BONES_SCORES.length - 1)];
  return score ? { score, reason: "otherScript" } : undefined;
}

/** A last a more makes Nodira of Nodir: another person, not a slip of the pen. */
function isOtherGender(one: NameWord, other: NameWord): boolean {
  const [short, long] =
    one.plain.length < other.plain.length ? [one.plain, other.plain] : [other.plain, one.plain];
  return long === `${short}a`;
}

function compareTypo(one: NameWord, other: NameWord): WordMatch | undefined {
  const longEnough = (a: string, b: string) =>
    Math.min(a.length, b.length) >= SHORTEST_TYPO && isOneEditApart(a, b);
  if (isOtherGender(one, other)) return undefined;
  if (one.folds.some((fold) => other.folds.some((second) => areTwinNames(fold, second)))) return undefined;
  const close =
    longEnough(one.plain, other.plain) ||
    one.folds.some((fold) => other.folds.some((second) => longEnough(fold, second)));
  if (!close) return undefined;
  // The first letter is the one that people watch: Karimov and Narimov are two families.
  return { score: one.plain[0] === other.plain[0] ? 0.81 : 0.76, reason: "oneLetterDiffers" };
}

const isBare = (word: NameWord) => word.folds.some((fold) => /..z[ua]d$/.test(fold));

function compareAlphabet(one: NameWord, other: NameWord): WordMatch | undefined {
  const reason = one.script === other.script ? "otherTransliteration" : "otherScript";
  if (one.plain === other.plain)
    return reason === "otherScript" ? { score: SYSTEMATIC, reason } : { score: 1 };
  if (meet(one.folds, other.folds)) return { score: SYSTEMATIC, reason };
  if (meet(one.endings, other.endings)) {
    return isBare(one) === isBare(other) ? { score: 0.94, reason } : { score: 0.85, reason: "endingDiffers" };
  }
  const maybeFamily = [one, other].every(({ role }) => role === "family" || role === "unknown");
  if (maybeFamily && meet(one.stems, other.stems)) return { score: 0.85, reason: "endingDiffers" };
  const bones = one.bones.filter((shared) => other.bones.includes(shared));
  if (bones.some(({ length }) => length >= SURE_CONSONANTS) && !isOtherGender(one, other)) {
    return { score: 0.88, reason };
  }
  return compareTypo(one, other);
}

/**
 * Compares two words of names across spelling and script.
 * @returns undefined when they are two words
 */
export function compareWords(one: NameWord, other: NameWord): WordMatch | undefined {
  if (one.written === other.written && !one.isInitial && !other.isInitial) return { score: 1 };
  if (one.script === "han" || other.script === "han") {
    return one.script === other.script && one.plain === other.plain ? { score: 1 } : undefined;
  }
  if (one.script === "arabic" && other.script === "arabic") return compareArabic(one, other);
  if (one.script === "arabic" || other.script === "arabic") {
    return one.isInitial || other.isInitial ? undefined : compareBones(one, other);
  }
  if (one.isInitial || other.isInitial) return compareInitial(one, other);
  return compareAlphabet(one, other);
}
