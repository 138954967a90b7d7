import type { NameWord } from "@/lib/matching/name-word";
import type { NameForm, ReadName } from "@/lib/matching/read-name";

/** A name is compared with no more than these, those that share most with it; a longer list tells nobody apart. */
const MAX_CANDIDATES = 32;
const SHORTEST_TYPO = 5;
const SURE_CONSONANTS = 4;

type Side = "own" | "asked";

/** A word with each letter left out: two words one slip apart share one of these, or one is among the other's. */
const withoutOne = (word: string) =>
  word.length < SHORTEST_TYPO ? [] : [...word].map((_, at) => `-${word.slice(0, at)}${word.slice(at + 1)}`);

/** Arabic letters ask for Latin consonants and the reverse; short consonants of one script prove nothing. */
function bonesKeys({ script, bones }: NameWord, side: Side): string[] {
  const isArabic = script === "arabic";
  const mark = isArabic === (side === "own") ? "A" : "L";
  const across = bones.map((bone) => `${mark}~${bone}`);
  return isArabic
    ? across
    : [...across, ...bones.filter(({ length }) => length >= SURE_CONSONANTS).map((b) => `~${b}`)];
}

function keysOfForm(form: NameForm, side: Side): string[] {
  const words = form.words.filter(({ isParticle, isInitial }) => !isParticle && !isInitial);
  const joined = form.joined.filter((word) => word !== undefined);
  const isSingle = words.filter(({ role }) => role !== "patronymic").length === 1;
  return [...words, ...joined].flatMap((word) => {
    const spellings = [word.plain, ...word.folds];
    // With two words of which both have a slip, names are not even probable.
    const slips = isSingle ? spellings.flatMap((spelling) => [`-${spelling}`, ...withoutOne(spelling)]) : [];
    return [
      ...spellings,
      ...word.endings,
      ...word.stems.map((stem) => `|${stem}`),
      ...bonesKeys(word, side),
      ...slips,
    ];
  });
}

/** A name is also like itself, though it hold initials only: N.N. for who will be named later. */
const keysOf = (name: ReadName, side: Side) =>
  new Set([
    ...name.forms.flatMap((form) => keysOfForm(form, side)),
    ...(name.forms.length > 0 ? [name.key] : []),
  ]);

/**
 * An index of read names. Gives for a name the places of those that could be the same: every one that `compareReadNames`
 * would call probable, at most 32, so that thousands of lines beside thousands of people stay quick.
 */
export function nameIndex(names: readonly ReadName[]): (name: ReadName) => number[] {
  const places = new Map<string, number[]>();
  for (const [place, name] of names.entries()) {
    for (const key of keysOf(name, "own")) {
      const known = places.get(key);
      if (known) known.push(place);
      else places.set(key, [place]);
    }
  }
  return (name) => {
    const shared = new Map<number, number>();
    for (const key of keysOf(name, "asked")) {
      for (const place of places.get(key) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1);
    }
    const byShare = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return byShare.slice(0, MAX_CANDIDATES).map(([place]) => place);
  };
}
