import { scriptsIn } from "@/lib/i18n/scripts";
import { toLatin } from "@/lib/i18n/transliterate";
import { foldEnding, foldName, skeletonOf } from "@/lib/matching/name-folds";
import { familyStem } from "@/lib/matching/name-parts";
import { arabicSkeleton, foldArabic, plainSpellingsOf, withoutArticle } from "@/lib/matching/name-spellings";

/** Which part of a name a word belongs to; unknown where a written line does not tell. */
export type WordRole = "family" | "given" | "patronymic" | "unknown";

/** Scripts as far as comparison differs: letters with vowels, Arabic letters, characters that stand whole. */
export type WordScript = "latin" | "otherAlphabet" | "arabic" | "han";

/** One word of a name with everything that comparison asks of it, computed once. */
export type NameWord = {
  /** As written, in small letters. */
  written: string;
  script: WordScript;
  role: WordRole;
  isParticle: boolean;
  isInitial: boolean;
  /** Basic Latin letters; of Arabic script the folded letters without the article. */
  plain: string;
  folds: readonly string[];
  /** Folds with -zoda, -zade, -zadeh as one. */
  endings: readonly string[];
  /** Folds without a family's ending, if enough remains. */
  stems: readonly string[];
  /** Consonants only, for Arabic script. */
  bones: readonly string[];
};

const SHORTEST_STEM = 4;
const unique = (values: readonly string[]) => [...new Set(values.filter((value) => value !== ""))];

function scriptOf(word: string): WordScript {
  const scripts = scriptsIn(word);
  if (scripts.includes("Latn")) return "latin";
  if (scripts.includes("Arab")) return "arabic";
  return scripts.includes("Hani") || scripts.includes("Kana") ? "han" : "otherAlphabet";
}

/** Reads one word of a name, as `wordsOf` gives it. */
export function readWord(
  word: string,
  role: WordRole,
  marks: { isParticle?: boolean; isInitial?: boolean } = {},
): NameWord {
  const written = word.normalize("NFC").toLowerCase();
  const script = scriptOf(written);
  const flags = { isParticle: marks.isParticle ?? false, isInitial: marks.isInitial ?? false };
  if (script === "arabic" || script === "han") {
    const folded = script === "arabic" ? withoutArticle(foldArabic(written)) : written.normalize("NFKC");
    const bones = script === "arabic" ? unique([arabicSkeleton(folded)]) : [];
    return { written, script, role, ...flags, plain: folded, folds: [folded], endings: [], stems: [], bones };
  }
  const folds = unique(plainSpellingsOf(written).map(foldName));
  const endings = unique(folds.map(foldEnding));
  const stems = unique(endings.map(familyStem)).filter((stem) => stem.length >= SHORTEST_STEM);
  const bones = unique([...folds, ...endings].map(skeletonOf));
  return {
    written,
    script,
    role,
    ...flags,
    plain: toLatin(written).replace(/ /g, ""),
    folds,
    endings,
    stems,
    bones,
  };
}

/** Two neighbouring words as one: Abdul Rahman, Abdulrahman. The article inside falls away with the consonants. */
export function joinWords(first: NameWord, second: NameWord): NameWord {
  const joined = readWord(first.written + second.written, first.role);
  if (joined.script !== "arabic") return joined;
  const bones = unique(first.bones.flatMap((start) => second.bones.map((end) => start + end)));
  return { ...joined, bones: unique([...joined.bones, ...bones]) };
}
