import { type FormStep, parseFields, STEP_FIELDS } from "@/lib/delegates/schema/steps";
import type { Needs } from "@/lib/imports/read-cell";
import type { Reason } from "@/lib/imports/reason";

/** Step → field → value, as a form would send it. */
export type StepRecord = Partial<Record<FormStep, Record<string, unknown>>>;

/** Where the value of each column goes; delegation, category and needs are worked out apart. */
const PLACES: Record<string, readonly [FormStep, string]> = {
  delegation_code: ["representation", "delegationId"],
  category: ["representation", "categoryId"],
  delegation_role: ["representation", "delegationRole"],
  salutation: ["identity", "salutation"],
  family_name: ["identity", "familyName"],
  given_names: ["identity", "givenNames"],
  patronymic: ["identity", "patronymic"],
  one_name: ["identity", "isMononym"],
  name_order: ["identity", "nameOrder"],
  native_name: ["identity", "nativeName"],
  native_lang: ["identity", "nativeLanguage"],
  gender: ["identity", "gender"],
  date_of_birth: ["identity", "birthDate"],
  nationality: ["identity", "nationalities"],
  document_type: ["document", "type"],
  document_number: ["document", "number"],
  document_issuer: ["document", "issuer"],
  document_issued: ["document", "issuedOn"],
  document_expiry: ["document", "expiresOn"],
  functional_title: ["function", "functionalTitle"],
  department: ["function", "department"],
  rank: ["function", "rank"],
  media_outlet: ["function", "mediaOutlet"],
  email: ["contact", "email"],
  phone: ["contact", "phone"],
  preferred_language: ["contact", "locale"],
  emergency_name: ["contact", "emergencyName"],
  emergency_phone: ["contact", "emergencyPhone"],
  arrival: ["contact", "arrivalOn"],
  departure: ["contact", "departureOn"],
  visa_needed: ["contact", "visaNeeded"],
  dietary: ["needs", "dietary"],
  accessibility: ["needs", "accessibility"],
};

const COLUMN_OF = new Map(
  Object.entries(PLACES).map(([column, [step, field]]) => [`${step}.${field}`, column]),
);

/** The column from which a field of a step came; notes on needs come from the needs' own column. */
export function columnOfField(step: FormStep, field: string): string | null {
  return COLUMN_OF.get(`${step}.${field.replace(/Note$/, "")}`) ?? null;
}

/** The fields of a row, step by step, as they would be typed. `ids` are what delegation and category were found to be. */
export function stepsOfRow(
  values: Record<string, unknown>,
  ids: { delegationId: string; categoryId: string | null },
): StepRecord {
  const steps: StepRecord = {};
  const put = (step: FormStep, field: string, value: unknown) => {
    steps[step] = { ...steps[step], [field]: value };
  };
  put("representation", "delegationId", ids.delegationId);
  if (ids.categoryId !== null) put("representation", "categoryId", ids.categoryId);
  for (const [column, [step, field]] of Object.entries(PLACES)) {
    const value = values[column];
    if (value === undefined || column === "delegation_code" || column === "category") continue;
    if (step !== "needs") put(step, field, value);
    else {
      const { chosen, note } = value as Needs;
      put(step, field, chosen);
      if (note !== null) put(step, `${field}Note`, note);
    }
  }
  return steps;
}

/** The same, judged field by field: what can be stored, and what is wrong, by column. */
export function parseSteps(steps: StepRecord): { steps: StepRecord; problems: Reason[] } {
  const parsed: StepRecord = {};
  const problems: Reason[] = [];
  for (const step of Object.keys(STEP_FIELDS) as FormStep[]) {
    const given = steps[step];
    if (!given) continue;
    const judged = parseFields(step, given);
    parsed[step] = judged.values as Record<string, unknown>;
    for (const [field, problem] of Object.entries(judged.problems))
      problems.push({ field: columnOfField(step, field), text: `validation.${problem}` });
  }
  return { steps: parsed, problems };
}
