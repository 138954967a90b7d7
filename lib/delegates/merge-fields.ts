import type { DelegateState } from "@/lib/policy/delegate-states";

type MergeField = {
  /** Columns of Person and of Delegate that go together. */
  person?: readonly string[];
  delegate?: readonly string[];
  /** Stands on the badge or decides who somebody is: of an approved person it is not changed by a merge. */
  identity: boolean;
};

/**
 * What may be taken over from the other registration, in the order in which it is shown. A name goes with its order,
 * a document and a photo go whole: halves of two would be a third person.
 */
export const MERGE_FIELDS = {
  photo: { identity: true },
  name: {
    person: ["familyName", "givenNames", "patronymic", "isMononym", "nameOrder"],
    identity: true,
  },
  nativeName: { person: ["nativeName", "nativeLanguage"], identity: true },
  birthDate: { person: ["birthDate"], identity: true },
  gender: { person: ["gender"], identity: false },
  nationalities: { person: ["nationalities"], identity: true },
  document: { identity: true },
  salutation: { delegate: ["salutation"], identity: true },
  functionalTitle: { delegate: ["functionalTitle"], identity: true },
  department: { delegate: ["department"], identity: false },
  rank: { delegate: ["rank"], identity: false },
  mediaOutlet: { delegate: ["mediaOutlet"], identity: false },
  email: { delegate: ["email"], identity: false },
  phone: { delegate: ["phone"], identity: false },
  emergency: { delegate: ["emergencyName", "emergencyPhone"], identity: false },
  travel: { delegate: ["arrivalOn", "departureOn", "visaNeeded"], identity: false },
} as const satisfies Record<string, MergeField>;

export type MergeFieldName = keyof typeof MERGE_FIELDS;
export const MERGE_FIELD_NAMES = Object.keys(MERGE_FIELDS) as [MergeFieldName, ...MergeFieldName[]];

/** The row of a field, typed alike for all. */
export function mergeField(name: MergeFieldName): MergeField {
  return MERGE_FIELDS[name];
}

/** Whether a merge may change that field of the registration that is kept. */
export function mayTake(name: MergeFieldName, kept: DelegateState): boolean {
  return (kept !== "APPROVED" && kept !== "SUSPENDED") || !mergeField(name).identity;
}
