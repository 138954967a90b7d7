import type { DraftValues } from "@/lib/delegates/completeness";
import { stepsFor } from "@/lib/delegates/requirements";
import { FORM_STEPS, isFormStep, STEP_FIELDS } from "@/lib/delegates/schema/steps";
import type { SnapshotContent } from "@/lib/delegates/snapshot";
import { snapshotDiff } from "@/lib/delegates/snapshot-diff";
import { judgeStep, type StepFacts } from "@/lib/delegates/step-rules";

/** An item of a return as this rule needs it; `field` is step.name. */
export type ReturnedField = { field: string };

const PHOTO = "photo.photo";
const NAME = [
  "isMononym",
  "familyName",
  "givenNames",
  "patronymic",
  "nameOrder",
  "nativeName",
  "nativeLanguage",
].map((field) => `identity.${field}`);
const DOCUMENT = Object.keys(STEP_FIELDS.document).map((field) => `document.${field}`);

/** Every field of the form, with the photo. */
export const ALL_FIELDS: ReadonlySet<string> = new Set([
  PHOTO,
  ...FORM_STEPS.flatMap((step) => Object.keys(STEP_FIELDS[step]).map((field) => `${step}.${field}`)),
]);

/**
 * What is returned without being a field of the form: the lines of the travel document repeat the name, birth date and
 * nationality; the delegation's paper and a suspected double are answered in words, there is nothing to type.
 */
const BEYOND_FORM: Record<string, readonly string[]> = {
  "document.mrz": [...DOCUMENT, ...NAME, "identity.birthDate", "identity.nationalities", "identity.gender"],
  "identity.likeness": [],
  "representation.nomination": [],
};

/** Fields that are one thing: who corrects one may have to correct the others. */
const TOGETHER: readonly (readonly string[])[] = [
  NAME,
  DOCUMENT,
  ["consents.PRIVACY_NOTICE", "consents.CODE_OF_CONDUCT"],
  ["contact.arrivalOn", "contact.departureOn"],
  ["contact.emergencyName", "contact.emergencyPhone"],
];

/** What a field decides, in one direction: a delegation decides which categories are open, a category the roles. */
const DECIDES: Record<string, readonly string[]> = {
  "representation.delegationId": ["representation.categoryId", "representation.delegationRole"],
  "representation.categoryId": ["representation.delegationRole"],
};

const groupOf = (field: string) => TOGETHER.find((group) => group.includes(field)) ?? [field];

/** The fields with all that depends on them. */
function withDependents(fields: readonly string[]): Set<string> {
  const open = new Set<string>();
  const add = (field: string) => {
    if (open.has(field)) return;
    open.add(field);
    for (const other of [...groupOf(field), ...(DECIDES[field] ?? [])]) add(other);
  };
  for (const field of fields) add(field);
  return open;
}

/** A registration that was returned: what was submitted (null: nothing yet), and how it stands now. */
export type ReturnedState = {
  before: SnapshotContent | null;
  values: DraftValues;
  facts: StepFacts;
};

/** What a form lacks under the rules that hold now. A stored number was right when it came; its mask says nothing. */
function lackingIn(values: Omit<DraftValues, "needs">, facts: StepFacts): string[] {
  return stepsFor(facts.asks).flatMap((step) => {
    if (!isFormStep(step) || step === "needs") return [];
    const { problems } = judgeStep(step, values[step], facts);
    return Object.keys(problems)
      .map((field) => `${step}.${field}`)
      .filter((field) => field !== "document.number" || !values.document.number);
  });
}

/**
 * The fields that may be changed while a registration is with the person: those of the returned items, what depends
 * on them, and what the rules of today ask for beside them, such as the fields of another category. Judged by what was
 * submitted, so that a field does not close again while it is being typed.
 */
export function openFields(
  items: readonly ReturnedField[],
  { before, values, facts }: ReturnedState,
): ReadonlySet<string> {
  if (!before) return ALL_FIELDS;
  const isOtherCategory = before.values.representation.categoryId !== values.representation.categoryId;
  const asksRankAnew = isOtherCategory && facts.asks.includes("rank") && !before.values.function.rank;
  return withDependents([
    ...items.flatMap(({ field }) => BEYOND_FORM[field] ?? [field]),
    ...lackingIn(before.values, facts),
    ...lackingIn(values, facts),
    ...(asksRankAnew ? ["function.rank"] : []),
    ...(before.photoId === null ? [PHOTO] : []),
  ]);
}

/** The fields whose change mends an item: a name in any of its parts, a document in any of its fields. */
function mendedBy(field: string): readonly string[] {
  return BEYOND_FORM[field] ?? groupOf(field);
}

/** Whether the person can do something about an item in the form, or only answer it in words. */
export function isMendedInForm({ field }: ReturnedField): boolean {
  return mendedBy(field).length > 0;
}

/** The differences between two submissions that belong to an item. */
export function differencesOf<Difference extends { field: string }>(
  { field }: ReturnedField,
  differences: readonly Difference[],
): Difference[] {
  const own = new Set(mendedBy(field));
  return differences.filter((difference) => own.has(difference.field));
}

/**
 * The items that were neither changed since the last submission nor answered. A resubmission needs none of them left:
 * an item may be right as it stands, or beyond the person, and then an answer settles it (practice table, R8).
 * @param after what would be submitted now; its answers are by the item's id
 */
export function unmendedItems<Item extends ReturnedField & { id: string }>(
  items: readonly Item[],
  before: SnapshotContent,
  after: SnapshotContent,
): Item[] {
  const differences = snapshotDiff(before, after);
  // A zone pasted anew is a change of the document too.
  const zoneChanged = JSON.stringify(before.mrzFindings) !== JSON.stringify(after.mrzFindings);
  return items.filter(
    (item) =>
      !after.answers[item.id]?.trim() &&
      differencesOf(item, differences).length === 0 &&
      !(zoneChanged && mendedBy(item.field).includes("document.number")),
  );
}
