import { compareBirthDates } from "@/lib/delegates/birth-dates";
import {
  compareReadNames,
  type NameComparison,
  type NameReason,
  PROBABLE,
} from "@/lib/matching/compare-names";
import { type NameParts, type ReadName, readName } from "@/lib/matching/read-name";

/** What is known of a person, for the search for double registrations. Dates are plain, hashes are texts. */
export type KnownPerson = {
  name: NameParts;
  birthDate: string | null;
  nationalities: readonly string[];
  gender: "FEMALE" | "MALE" | "OTHER" | "UNDISCLOSED" | null;
  email: string | null;
  phone: string | null;
  photoHash: string | null;
  /** Keyed hash of the travel document's number, with the State that issued it. */
  document: { issuer: string; numberHash: string } | null;
};

/** What speaks for one person or for two, in the order in which it is shown. */
export const DUPLICATE_REASONS = [
  "sameDocument",
  "documentDiffers",
  "samePhoto",
  "sameName",
  "similarName",
  "otherName",
  "sameBirthDate",
  "dayAndMonthSwapped",
  "birthDateOneDigit",
  "birthDateDiffers",
  "sharedNationality",
  "nationalityDiffers",
  "genderDiffers",
  "sameEmail",
  "samePhone",
] as const;

export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/**
 * "same" needs one document number of one issuer, and nothing less; "likely" is shown to an officer, who decides;
 * "no" is not shown.
 */
export type DuplicateVerdict = "same" | "likely" | "no";

export type DuplicateComparison = {
  verdict: DuplicateVerdict;
  score: number;
  reasons: DuplicateReason[];
  nameReasons: NameReason[];
};

export const LIKELY = 0.79;

/** Weights are chosen by cases, not measured: each line of the test's table says what must and must not be likely. */
const NAME_WEIGHT = 0.6;
const WEIGHTS: Partial<Record<DuplicateReason, number>> = {
  samePhoto: 0.4,
  sameBirthDate: 0.35,
  dayAndMonthSwapped: 0.25,
  birthDateOneDigit: 0.2,
  birthDateDiffers: -0.3,
  sameEmail: 0.2,
  samePhone: 0.2,
  sharedNationality: 0.05,
  nationalityDiffers: -0.05,
  genderDiffers: -0.1,
  documentDiffers: -0.1,
};
/** One picture of two names is for an officer, whoever they are. */
const ONE_PHOTO_TWO_NAMES = 0.85;
/** Twins share date of birth, family name, address and telephone. */
const OTHER_NAME_AT_MOST = 0.5;
const BIRTH: Record<ReturnType<typeof compareBirthDates>, DuplicateReason> = {
  equal: "sameBirthDate",
  swapped: "dayAndMonthSwapped",
  oneDigit: "birthDateOneDigit",
  differs: "birthDateDiffers",
};

/** An address as far as two writings of it are one. */
export const plainEmail = (email: string | null) => email?.trim().toLowerCase() || null;

/** The digits of a number in international form; 00 before them means +. */
export const plainPhone = (phone: string | null) => phone?.replace(/\D/g, "").replace(/^00/, "") || null;

const isEqual = (one: string | null, other: string | null) => one !== null && one === other;

function reasonsBesideName(one: KnownPerson, other: KnownPerson): DuplicateReason[] {
  const reasons: DuplicateReason[] = [];
  if (one.document && other.document) {
    const { issuer, numberHash } = other.document;
    const isOne = one.document.issuer === issuer && one.document.numberHash === numberHash;
    reasons.push(isOne ? "sameDocument" : "documentDiffers");
  }
  if (isEqual(one.photoHash, other.photoHash)) reasons.push("samePhoto");
  if (one.birthDate && other.birthDate)
    reasons.push(BIRTH[compareBirthDates(one.birthDate, other.birthDate)]);
  if (one.nationalities.length > 0 && other.nationalities.length > 0) {
    const shares = one.nationalities.some((nationality) => other.nationalities.includes(nationality));
    reasons.push(shares ? "sharedNationality" : "nationalityDiffers");
  }
  const genders = new Set([one.gender, other.gender]);
  if (genders.has("FEMALE") && genders.has("MALE")) reasons.push("genderDiffers");
  if (isEqual(plainEmail(one.email), plainEmail(other.email))) reasons.push("sameEmail");
  if (isEqual(plainPhone(one.phone), plainPhone(other.phone))) reasons.push("samePhone");
  return reasons;
}

function judge(name: Pick<NameComparison, "score">, beside: readonly DuplicateReason[]): number {
  if (beside.includes("sameDocument")) return 1;
  const evidence = beside.reduce((sum, reason) => sum + (WEIGHTS[reason] ?? 0), 0);
  const score = Math.min(1, Math.max(0, name.score * NAME_WEIGHT + evidence));
  if (name.score >= PROBABLE) return score;
  return beside.includes("samePhoto") ? ONE_PHOTO_TWO_NAMES : Math.min(score, OTHER_NAME_AT_MOST);
}

/**
 * Whether two may turn out likely or the same, whatever their names are: what else is known leaves room for it. Reading
 * and comparing names costs a hundred times as much, and of a great conference's candidates few are left.
 */
export function mayBeLikely(one: KnownPerson, other: KnownPerson): boolean {
  const beside = reasonsBesideName(one, other);
  if (beside.includes("samePhoto")) return true;
  return judge({ score: 1 }, beside) >= LIKELY;
}

/** As `likelySamePerson`, with names that were read before. */
export function compareKnownPersons(
  one: KnownPerson & { readName: ReadName },
  other: KnownPerson & { readName: ReadName },
): DuplicateComparison {
  const name = compareReadNames(one.readName, other.readName);
  const nameReason = name.score === 1 ? "sameName" : name.score >= PROBABLE ? "similarName" : "otherName";
  const beside = reasonsBesideName(one, other);
  const found = new Set<DuplicateReason>([nameReason, ...beside]);
  const score = judge(name, beside);
  const isSame = found.has("sameDocument");
  return {
    verdict: isSame ? "same" : score >= LIKELY ? "likely" : "no",
    score,
    reasons: DUPLICATE_REASONS.filter((reason) => found.has(reason)),
    nameReasons: name.reasons,
  };
}

/**
 * Whether two registrations are likely one person. Names come first: with other names nothing but one photo or one
 * document makes them likely, so that twins are two people. Only a document blocks; all else is shown, never decided.
 */
export function likelySamePerson(one: KnownPerson, other: KnownPerson): DuplicateComparison {
  const read = (person: KnownPerson) => ({ ...person, readName: readName(person.name) });
  return compareKnownPersons(read(one), read(other));
}
