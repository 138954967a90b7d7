import type { Ask, ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import type { DraftValues } from "@/lib/delegates/completeness";
import type { FormStep } from "@/lib/delegates/schema/steps";
import { judgeStep, type StepFacts } from "@/lib/delegates/step-rules";
import { changedValues, storableValues } from "@/lib/delegates/storable";
import { columnOfField, parseSteps, type StepRecord, stepsOfRow } from "@/lib/imports/delegate-steps";
import { closedReason, delegationFinder, type KnownDelegation } from "@/lib/imports/find-delegation";
import type { ReadRow } from "@/lib/imports/read-row";
import { because, type Reason, type RowPlan } from "@/lib/imports/reason";
import {
  isOnePerson,
  type KnownRegistration,
  nameKeyOf,
  type PersonIdentity,
  personRecognizer,
} from "@/lib/imports/recognize-person";
import { isEditableState } from "@/lib/policy/delegate-workflow";
import { foldHeader } from "@/lib/tabular/fold-header";

export type KnownCategory = {
  id: string;
  code: string;
  /** In every language. */
  names: readonly string[];
  isOpen: boolean;
  organizationTypes: readonly (typeof ORGANIZATION_TYPES)[number][];
  asks: readonly Ask[];
};

export type DelegateFacts = {
  delegations: readonly KnownDelegation[];
  ownId: string | null;
  categories: readonly KnownCategory[];
  people: readonly KnownRegistration[];
  days: Omit<StepFacts, "asks">;
  hashOf: (issuer: string, number: string) => string;
};

/** What the commit writes of a row: a new draft, or changed fields of a registration. */
export type DelegateWrite = {
  delegationId: string;
  locale: string;
  identity: PersonIdentity;
  steps: StepRecord;
};
export type DelegatePlan = RowPlan & { write: DelegateWrite | null };

/** A row as far as it can be judged without the registration that it means. */
export type RecognizedRow = { row: ReadRow; plan: DelegatePlan; person: KnownRegistration | null };

const labelOf = ({ values }: ReadRow) =>
  [values.family_name, values.given_names].filter((name) => typeof name === "string").join(", ") ||
  String(values.reference ?? "");

/**
 * Recognises the rows of a table of people, in the order of the file: whom each means, or why it cannot be taken. Of
 * two rows that mean one person the second doubles the first.
 */
export function delegateRecognizer(facts: DelegateFacts): (row: ReadRow) => RecognizedRow {
  const findDelegation = delegationFinder(facts.delegations, facts.ownId);
  const recognize = personRecognizer(facts.people);
  const categories = new Map(
    facts.categories.flatMap((category) =>
      [category.code, ...category.names].map((name) => [foldHeader(name), category]),
    ),
  );
  const rowOfPerson = new Map<string, number>();
  const rowOfNumber = new Map<string, number>();
  const rowsOfName = new Map<string, (PersonIdentity & { row: number })[]>();

  /** The row before this one that means the same person. */
  function rowBefore(
    identity: PersonIdentity,
    person: KnownRegistration | null,
    row: number,
  ): number | undefined {
    const nameKey = nameKeyOf(identity.delegationId, identity.familyName, identity.givenNames);
    const named = rowsOfName.get(nameKey) ?? [];
    const before =
      (person && rowOfPerson.get(person.id)) ??
      (identity.numberHash !== null ? rowOfNumber.get(identity.numberHash) : undefined) ??
      (person ? undefined : named.find((other) => isOnePerson(other, identity))?.row);
    if (before !== undefined) return before;
    if (person) rowOfPerson.set(person.id, row);
    if (identity.numberHash !== null) rowOfNumber.set(identity.numberHash, row);
    rowsOfName.set(nameKey, [...named, { ...identity, row }]);
    return undefined;
  }

  return (row) => {
    const { values, number } = row;
    const reasons = [...row.problems];
    const end = (
      outcome: RowPlan["outcome"],
      more: Reason[] = [],
      person: KnownRegistration | null = null,
    ) => ({
      row,
      person,
      plan: {
        outcome,
        label: labelOf(row),
        reasons: [...reasons, ...more],
        targetId: person?.id ?? null,
        targetVersion: person?.version ?? null,
        write: null,
      },
    });
    const found = findDelegation(values.delegation_code);
    if (!found.ok && !reasons.some(({ field }) => field === "delegation_code")) reasons.push(found.reason);
    const category =
      values.category === undefined ? null : categories.get(foldHeader(String(values.category)));
    if (category === undefined) reasons.push(because("categoryUnknown", "category"));
    const delegationId = found.ok ? found.delegation.id : "";
    const { steps, problems } = parseSteps(
      stepsOfRow(values, { delegationId, categoryId: category?.id ?? null }),
    );
    reasons.push(...problems.filter(({ field }) => !reasons.some((reason) => reason.field === field)));
    const {
      familyName = null,
      givenNames = null,
      birthDate = null,
    } = (steps.identity ?? {}) as Record<string, string>;
    if (
      familyName === null &&
      values.reference === undefined &&
      !reasons.some(({ field }) => field === "family_name")
    )
      reasons.push({ field: "family_name", text: "validation.required" });
    if (!found.ok || reasons.length > 0) return end("INVALID");
    const { issuer = "", number: documentNumber } = (steps.document ?? {}) as Record<string, string>;
    const identity: PersonIdentity = {
      reference: (values.reference as string | undefined) ?? null,
      delegationId,
      numberHash: documentNumber ? facts.hashOf(issuer, documentNumber) : null,
      familyName,
      givenNames,
      birthDate,
    };
    const recognition = recognize(identity);
    if (recognition.kind === "stopped")
      return end(recognition.outcome, [recognition.reason], recognition.person);
    const person = recognition.kind === "known" ? recognition.person : null;
    const before = rowBefore(identity, person, number);
    if (before !== undefined)
      return end("DUPLICATE", [because("duplicateOfRow", null, { row: before })], person);
    const ended = end("NEW", [], person);
    const write = { delegationId, locale: found.delegation.language, identity, steps };
    return { ...ended, plan: { ...ended.plan, write } };
  };
}

/** What the rules of the registration say of the given fields; a draft may hold it, but it must be mended later. */
function notesOf(
  step: FormStep,
  before: Record<string, unknown>,
  given: Record<string, unknown>,
  facts: StepFacts,
): Reason[] {
  const { problems } = judgeStep(step, { ...before, ...given }, facts);
  return Object.entries(problems)
    .filter(([field, problem]) => field in given || problem === "givenNamesOrMononym")
    .map(([field, problem]) => ({
      field: columnOfField(step, field),
      text: `validation.${problem}` as const,
    }));
}

/** Why the category or delegation of a row cannot be taken for somebody who does not have them yet. */
function representationReasons(facts: DelegateFacts, given: Record<string, unknown>): Reason[] {
  const delegation = facts.delegations.find(({ id }) => id === given.delegationId);
  const closed = delegation && closedReason(delegation);
  if (closed) return [closed];
  const category = facts.categories.find(({ id }) => id === given.categoryId);
  if (category && !category.isOpen) return [because("categoryClosed", "category")];
  const fits =
    !category ||
    !delegation ||
    category.organizationTypes.some((type) => type === delegation.organization.type);
  return fits ? [] : [{ field: "category", text: "validation.categoryNotForDelegation" }];
}

/** What is stored of the person whom a row means, and the steps that only that person may see and fill in. */
export type StoredPerson = {
  values: DraftValues;
  closed: readonly FormStep[];
  /** The fields that may be changed now, as step.name; of a returned registration not all. */
  open: ReadonlySet<string>;
};

/**
 * Completes the plan of a recognised row.
 * @param stored what is stored of the person whom the row means; null for a new one
 */
export function planDelegate(
  { plan, person }: RecognizedRow,
  stored: StoredPerson | null,
  facts: DelegateFacts,
): DelegatePlan {
  const before = stored?.values;
  const { write } = plan;
  if (!write) return plan;
  const invalid = (reasons: Reason[]): DelegatePlan => ({
    ...plan,
    outcome: "INVALID",
    reasons,
    write: null,
  });
  const categoryId = write.steps.representation?.categoryId ?? before?.representation.categoryId;
  const asks = facts.categories.find(({ id }) => id === categoryId)?.asks ?? ["travelDocument"];
  const changed: StepRecord = {};
  const notes: Reason[] = [];
  for (const [name, given] of Object.entries(write.steps)) {
    const step = name as FormStep;
    // Not even compared: "unchanged" would tell what stands there.
    if (stored?.closed.includes(step)) {
      notes.push(because("leftToPerson", columnOfField(step, Object.keys(given)[0] ?? "")));
      continue;
    }
    const held: Record<string, unknown> = before?.[step] ?? {};
    const kept = storableValues(step, held, given);
    const lost = Object.keys(given).find((field) => !(field in kept));
    if (lost) {
      const message = step === "document" ? "issuedAfterExpiry" : "mononymHasOneName";
      return invalid([{ field: columnOfField(step, lost), text: `validation.${message}` }]);
    }
    // The mark of a name without a language is ours, not the row's.
    const differing = Object.fromEntries(
      Object.entries(changedValues(held, kept)).filter(([field]) => field in given),
    );
    if (Object.keys(differing).length > 0) changed[step] = differing;
    notes.push(...notesOf(step, held, given, { ...facts.days, asks }));
  }
  const left = notes.filter(({ text }) => text === "imports.reasons.leftToPerson");
  if (person && Object.keys(changed).length === 0)
    return { ...plan, outcome: "UNCHANGED", reasons: left, write: null };
  if (person && !isEditableState(person.state))
    return invalid([because("notEditable", null, { reference: person.reference })]);
  for (const [step, fields] of Object.entries(changed)) {
    const shut = Object.keys(fields).find((field) => stored && !stored.open.has(`${step}.${field}`));
    if (shut) return invalid([because("notReturned", columnOfField(step as FormStep, shut))]);
  }
  const representation = { ...before?.representation, ...write.steps.representation };
  const refused = changed.representation ? representationReasons(facts, representation) : [];
  if (refused.length > 0) return invalid(refused);
  if (!person) return { ...plan, outcome: "NEW", reasons: notes, write };
  const columns = Object.entries(changed).flatMap(([step, fields]) =>
    Object.keys(fields).map((field) => columnOfField(step as FormStep, field)),
  );
  const changes = [...new Set(columns)].map((column) => because("changes", column));
  return { ...plan, outcome: "UPDATE", reasons: [...changes, ...notes], write: { ...write, steps: changed } };
}
