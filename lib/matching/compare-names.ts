import { type Alignment, alignWords, type WordPair } from "@/lib/matching/align-words";
import type { NameWord } from "@/lib/matching/name-word";
import { type Name, type NameForm, type ReadName, readName } from "@/lib/matching/read-name";

/** Why two names are taken for one, or what still differs; in the order in which they are shown. */
export const NAME_REASONS = [
  "sameSpelling",
  "otherOrder",
  "otherScript",
  "otherTransliteration",
  "patronymicMissing",
  "partMissing",
  "initialOnly",
  "endingDiffers",
  "oneLetterDiffers",
  "wordsDiffer",
] as const;

export type NameReason = (typeof NAME_REASONS)[number];

/** 1 for one spelling, 0 for nothing in common. */
export type NameComparison = { score: number; reasons: NameReason[] };

/** From here on the names are one, written by other hands. */
export const CERTAIN = 0.9;
/** From here on the names are probably one, and a person looks. */
export const PROBABLE = 0.7;

const NOTHING: NameComparison = { score: 0, reasons: ["wordsDiffer"] };
/** Both sides have a word that the other has not: brothers, father and son, colleagues. Never near PROBABLE. */
const STRANGERS = 0.35;
const SAME_FAMILY_OTHER_FATHER = 0.45;
/** What remains when only one part of two is named, by which part that is. */
const ONLY_PART = 0.5;
/** A person of one name, or a line with one word, beside a name of several. */
const SINGLE_NAME = { given: 0.72, family: 0.6, unknown: 0.6 };
/** Ali Hassan beside Hassan Ali: mostly boxes mixed up, sometimes two people, so that somebody looks. */
const ORDER_CROSSED = 0.89;
const PARTICLE_MISSING = 0.97;
const PATRONYMIC_MISSING = 0.97;
const WORD_MISSING = 0.88;
/** A spelling table or a habit explains every word of a name at once; slips and gaps add up. */
const HABITS = new Set<NameReason>(["otherScript", "otherTransliteration", "initialOnly"]);

const isMain = (word: NameWord) => !word.isParticle && word.role !== "patronymic";
/** Initials and particles alone agree by chance. */
const isTelling = ({ one, other }: WordPair) =>
  (isMain(one) || isMain(other)) && !one.isInitial && !other.isInitial;
const inOrder = (reasons: Iterable<NameReason>) => {
  const found = new Set(reasons);
  return NAME_REASONS.filter((reason) => found.has(reason));
};

/** Parts of one side that have words but no pair; initials count as given. */
function lacksPart(form: NameForm, matched: ReadonlySet<NameWord["role"]>): boolean {
  const has = (role: NameWord["role"]) => form.words.some((word) => word.role === role && !word.isParticle);
  return (["family", "given"] as const).some((role) => has(role) && !matched.has(role));
}

/** A family name that is the other's given name; a father's name among the given names is no change of place. */
function crossesOrder({ pairs }: Alignment): boolean {
  const known = pairs.filter(
    ({ one, other }) => !one.isParticle && one.role !== "unknown" && other.role !== "unknown",
  );
  return known.some(({ one, other }) => (one.role === "family") !== (other.role === "family"));
}

/** Words in another sequence, where neither line tells which part is which. */
function isReordered({ pairs }: Alignment, one: NameForm, other: NameForm): boolean {
  if ([...one.words, ...other.words].some(({ role }) => role === "family")) return false;
  const places = pairs
    .map((pair) => [one.words.indexOf(pair.one), other.words.indexOf(pair.other)] as const)
    .filter(([first, second]) => first >= 0 && second >= 0)
    .sort((a, b) => a[0] - b[0]);
  return places.some(([, second], index) => index > 0 && second < (places[index - 1]?.[1] ?? 0));
}

function judgeGaps(
  alignment: Alignment,
  one: NameForm,
  other: NameForm,
): { factor: number; reasons: NameReason[] } {
  const { pairs, leftOfOne, leftOfOther } = alignment;
  const left = [...leftOfOne, ...leftOfOther];
  const mainPairs = pairs.filter((pair) => isMain(pair.one) || isMain(pair.other));
  const singles = [one, other].map((form) => form.words.filter(isMain).length === 1);
  const missing = left.filter(isMain);
  if (missing.length > 0 && singles[0] !== singles[1]) {
    const [pair] = mainPairs;
    const role = (singles[0] ? pair?.other.role : pair?.one.role) ?? "unknown";
    return { factor: role === "patronymic" ? STRANGERS : SINGLE_NAME[role], reasons: ["partMissing"] };
  }
  const rolesOfOne = new Set(mainPairs.map((pair) => pair.one.role));
  const rolesOfOther = new Set(mainPairs.map((pair) => pair.other.role));
  if (lacksPart(one, rolesOfOne) || lacksPart(other, rolesOfOther)) {
    return { factor: ONLY_PART, reasons: ["partMissing"] };
  }
  const reasons: NameReason[] = [];
  let factor = WORD_MISSING ** missing.length;
  if (missing.length > 0) reasons.push("partMissing");
  if (left.some(({ role }) => role === "patronymic")) {
    factor *= PATRONYMIC_MISSING;
    reasons.push("patronymicMissing");
  }
  const crossesScript = one.script !== other.script;
  if (left.some(({ isParticle }) => isParticle) && !crossesScript) {
    factor *= PARTICLE_MISSING;
    reasons.push("partMissing");
  }
  return { factor, reasons };
}

function isConflict({ leftOfOne, leftOfOther }: Alignment): number | undefined {
  if (leftOfOne.some(isMain) && leftOfOther.some(isMain)) return STRANGERS;
  const names = (words: NameWord[]) => words.filter((word) => !word.isParticle);
  const bothLeft = names(leftOfOne).length > 0 && names(leftOfOther).length > 0;
  return bothLeft ? SAME_FAMILY_OTHER_FATHER : undefined;
}

function compareForms(one: NameForm, other: NameForm): NameComparison {
  const alignment = alignWords(one, other);
  const { pairs } = alignment;
  if (!pairs.some(isTelling)) return NOTHING;
  const conflict = isConflict(alignment);
  const found: NameReason[] = pairs.flatMap(({ match }) => match.reason ?? []);
  if (conflict !== undefined) {
    const share = pairs.length / Math.max(one.words.length, other.words.length);
    return { score: conflict * share, reasons: inOrder([...found, "wordsDiffer"]) };
  }
  const gaps = judgeGaps(alignment, one, other);
  const scores = (isHabit: boolean) =>
    pairs
      .filter(({ match }) => match.reason && HABITS.has(match.reason) === isHabit)
      .map(({ match }) => match.score);
  const habits = Math.min(1, ...scores(true));
  const slips = scores(false).reduce((product, score) => product * score, 1);
  const crossed = crossesOrder(alignment);
  const order: NameReason[] = crossed || isReordered(alignment, one, other) ? ["otherOrder"] : [];
  const score = habits * slips * gaps.factor * (crossed ? ORDER_CROSSED : 1);
  const reasons = inOrder([...found, ...gaps.reasons, ...order]);
  const isPlain = reasons.every((reason) => reason === "otherOrder");
  return { score, reasons: isPlain ? inOrder([...reasons, "sameSpelling"]) : reasons };
}

const better = (one: NameComparison, other: NameComparison) =>
  other.score > one.score || (other.score === one.score && other.reasons.length < one.reasons.length)
    ? other
    : one;

/** Arabic script beside others says less than any pair of one script, so it speaks only when there is none. */
function comparableForms(one: ReadName, other: ReadName): [NameForm, NameForm][] {
  const pairs = one.forms.flatMap((first) =>
    other.forms.map((second): [NameForm, NameForm] => [first, second]),
  );
  const sameScript = pairs.filter(([first, second]) => first.script === second.script);
  return sameScript.length > 0
    ? sameScript
    : pairs.filter((forms) => forms.every(({ script }) => script !== "han"));
}

/** As `compareNames`, for names that were read before: many lines against many people. */
export function compareReadNames(one: ReadName, other: ReadName): NameComparison {
  if (one.key === other.key && one.forms.length > 0) return { score: 1, reasons: ["sameSpelling"] };
  // A fixed order, so that who is compared with whom makes no difference.
  const [first, second] = one.key <= other.key ? [one, other] : [other, one];
  return comparableForms(first, second)
    .map((forms) => compareForms(...forms))
    .reduce(better, NOTHING);
}

/**
 * Compares two names across spelling, script and order: certain from 0.9, probable from 0.7, with the reasons.
 * Han characters agree only with the same characters, or by the Latin spelling of both. Names in which each has a word
 * that the other has not are never probable, whatever else agrees. Symmetric; 1 for a name and itself.
 */
export function compareNames(one: Name, other: Name): NameComparison {
  return compareReadNames(readName(one), readName(other));
}
