import { compareWords, type WordMatch } from "@/lib/matching/compare-words";
import type { NameWord } from "@/lib/matching/name-word";
import type { NameForm } from "@/lib/matching/read-name";

/** Two words taken for one. */
export type WordPair = { one: NameWord; other: NameWord; match: WordMatch };

/** The words of two names set beside each other, and those that found no counterpart. */
export type Alignment = { pairs: WordPair[]; leftOfOne: NameWord[]; leftOfOther: NameWord[] };

type Candidate = { at: number[]; to: number[]; pair: WordPair; weight: number };

/** A joined pair counts only where it is spelled as the one word; initials and slips would join anything. */
const JOINED_FROM = 0.8;
const NO_JOIN: readonly WordMatch["reason"][] = ["oneLetterDiffers", "initialOnly"];

function candidates(one: NameForm, other: NameForm): Candidate[] {
  const found: Candidate[] = [];
  const add = (at: number[], to: number[], first: NameWord | undefined, second: NameWord | undefined) => {
    if (!first || !second) return;
    const match = compareWords(first, second);
    const isJoin = at.length + to.length > 2;
    if (!match || (isJoin && (match.score < JOINED_FROM || NO_JOIN.includes(match.reason)))) return;
    // What is joined explains more; of equal words, those of the same part belong together.
    const weight = match.score + (isJoin ? 0.3 : 0) + (first.role === second.role ? 0.01 : 0);
    found.push({ at, to, pair: { one: first, other: second, match }, weight });
  };
  for (const [i, first] of one.words.entries()) {
    for (const [j, second] of other.words.entries()) {
      add([i], [j], first, second);
      add([i, i + 1], [j], one.joined[i], second);
      add([i], [j, j + 1], first, other.joined[j]);
    }
  }
  return found.sort((a, b) => b.weight - a.weight);
}

/** Pairs the words of two writings of names, the surest pairs first; each word is used once. */
export function alignWords(one: NameForm, other: NameForm): Alignment {
  const usedOfOne = new Set<number>();
  const usedOfOther = new Set<number>();
  const pairs: WordPair[] = [];
  for (const { at, to, pair } of candidates(one, other)) {
    if (at.some((index) => usedOfOne.has(index)) || to.some((index) => usedOfOther.has(index))) continue;
    for (const index of at) usedOfOne.add(index);
    for (const index of to) usedOfOther.add(index);
    pairs.push(pair);
  }
  return {
    pairs,
    leftOfOne: one.words.filter((_, index) => !usedOfOne.has(index)),
    leftOfOther: other.words.filter((_, index) => !usedOfOther.has(index)),
  };
}
