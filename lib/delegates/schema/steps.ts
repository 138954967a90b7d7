import { z } from "zod";
import type { Ask } from "@/lib/conferences/schema";
import {
  ACCESSIBILITY,
  DELEGATION_ROLES,
  DIETARY,
  DOCUMENT_TYPES,
  GENDERS,
  NAME_ORDERS,
  NATIVE_LANGUAGES,
  SALUTATIONS,
} from "@/lib/delegates/schema/choices";
import {
  countryCode,
  documentNumber,
  namePart,
  optional,
  phoneNumber,
  plainDate,
} from "@/lib/delegates/schema/fields";
import { LOCALES } from "@/lib/i18n/config";
import { emailAddress } from "@/lib/i18n/email-address";
import { personText } from "@/lib/i18n/text-hygiene";

/** Facts of the conference and category on which the rules of a step depend. Dates are ISO. */
export type StepFacts = { startsOn: string; endsOn: string; today: string; asks: readonly Ask[] };

const chosen = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, "chooseOne");

/** Fields of every step that is a form; each can be judged by itself, so that a draft keeps what is right. */
export const STEP_FIELDS = {
  representation: {
    delegationId: z.uuid("chooseOne"),
    categoryId: z.uuid("chooseOne"),
    delegationRole: chosen(DELEGATION_ROLES),
  },
  identity: {
    salutation: optional(chosen(SALUTATIONS)),
    isMononym: z.boolean(),
    familyName: namePart,
    givenNames: optional(namePart),
    patronymic: optional(namePart),
    nameOrder: chosen(NAME_ORDERS),
    nativeName: optional(personText(120)),
    nativeLanguage: optional(chosen(NATIVE_LANGUAGES)),
    gender: chosen(GENDERS),
    birthDate: plainDate,
    nationalities: z.array(countryCode).min(1, "required").max(3, "tooMany"),
  },
  document: {
    type: chosen(DOCUMENT_TYPES),
    number: documentNumber,
    issuer: countryCode,
    issuedOn: optional(plainDate),
    expiresOn: plainDate,
  },
  function: {
    functionalTitle: personText(120),
    department: optional(personText(120)),
    rank: optional(personText(60)),
    mediaOutlet: optional(personText(120)),
  },
  contact: {
    email: emailAddress,
    phone: phoneNumber,
    locale: chosen(LOCALES),
    emergencyName: optional(personText(120)),
    emergencyPhone: optional(phoneNumber),
    arrivalOn: optional(plainDate),
    departureOn: optional(plainDate),
    visaNeeded: z.boolean().nullable().default(null),
  },
  needs: {
    dietary: z.array(chosen(DIETARY)).max(DIETARY.length),
    dietaryNote: optional(personText(300)),
    accessibility: z.array(chosen(ACCESSIBILITY)).max(ACCESSIBILITY.length),
    accessibilityNote: optional(personText(300)),
  },
  consents: {
    PRIVACY_NOTICE: z.boolean(),
    CODE_OF_CONDUCT: z.boolean(),
    PUBLISH_IN_LIST: z.boolean(),
    EMAIL_IN_LIST: z.boolean(),
    RECORDING: z.boolean(),
  },
} as const;

export type FormStep = keyof typeof STEP_FIELDS;
export const FORM_STEPS = Object.keys(STEP_FIELDS) as FormStep[];

const OBJECTS = {
  representation: z.strictObject(STEP_FIELDS.representation),
  identity: z.strictObject(STEP_FIELDS.identity),
  document: z.strictObject(STEP_FIELDS.document),
  function: z.strictObject(STEP_FIELDS.function),
  contact: z.strictObject(STEP_FIELDS.contact),
  needs: z.strictObject(STEP_FIELDS.needs),
  consents: z.strictObject(STEP_FIELDS.consents),
};

export type StepValues = { [Step in FormStep]: z.output<(typeof OBJECTS)[Step]> };
export type StepInputs = { [Step in FormStep]: z.input<(typeof OBJECTS)[Step]> };

/** Years added to a plain date. */
function yearsAfter(date: string, years: number): string {
  return `${String(Number(date.slice(0, 4)) + years).padStart(4, "0")}${date.slice(4)}`;
}

const ADULT = 18;

type Problem = { field: string; message: string };

/** Rules that join fields of a step or need the conference; each problem is tied to one field. */
const RULES: { [Step in FormStep]?: (values: StepValues[Step], facts: StepFacts) => (Problem | false)[] } = {
  identity: (values, { startsOn, today }) => [
    !values.isMononym &&
      values.givenNames === null && { field: "givenNames", message: "givenNamesOrMononym" },
    values.isMononym && values.givenNames !== null && { field: "givenNames", message: "mononymHasOneName" },
    values.nativeName !== null &&
      values.nativeLanguage === null && { field: "nativeLanguage", message: "chooseOne" },
    (values.birthDate >= today || values.birthDate < "1900-01-01") && {
      field: "birthDate",
      message: "dateInvalid",
    },
    yearsAfter(values.birthDate, ADULT) > startsOn && { field: "birthDate", message: "underAge" },
    new Set(values.nationalities).size < values.nationalities.length && {
      field: "nationalities",
      message: "twice",
    },
  ],
  document: (values, { endsOn, today }) => [
    values.expiresOn < endsOn && { field: "expiresOn", message: "documentExpires" },
    values.issuedOn !== null && values.issuedOn > today && { field: "issuedOn", message: "dateInFuture" },
    values.issuedOn !== null &&
      values.issuedOn >= values.expiresOn && { field: "issuedOn", message: "dateInvalid" },
  ],
  function: (values, { asks }) => [
    asks.includes("media") && values.mediaOutlet === null && { field: "mediaOutlet", message: "required" },
  ],
  contact: (values, { asks }) => [
    asks.includes("emergencyContact") &&
      values.emergencyName === null && { field: "emergencyName", message: "required" },
    asks.includes("emergencyContact") &&
      values.emergencyPhone === null && { field: "emergencyPhone", message: "required" },
    asks.includes("travelDates") && values.arrivalOn === null && { field: "arrivalOn", message: "required" },
    asks.includes("travelDates") &&
      values.departureOn === null && { field: "departureOn", message: "required" },
    asks.includes("travelDates") &&
      values.visaNeeded === null && { field: "visaNeeded", message: "chooseOne" },
    values.arrivalOn !== null &&
      values.departureOn !== null &&
      values.departureOn < values.arrivalOn && { field: "departureOn", message: "departureBeforeArrival" },
  ],
  needs: (values) => [
    values.dietary.includes("other") &&
      values.dietaryNote === null && { field: "dietaryNote", message: "required" },
    values.accessibility.includes("other") &&
      values.accessibilityNote === null && { field: "accessibilityNote", message: "required" },
  ],
  consents: (values) => [
    !values.PRIVACY_NOTICE && { field: "PRIVACY_NOTICE", message: "consentNeeded" },
    !values.CODE_OF_CONDUCT && { field: "CODE_OF_CONDUCT", message: "consentNeeded" },
  ],
};

/** The schema of a step with the rules of this conference and category; form and server use the same. */
export function stepSchema<Step extends FormStep>(
  step: Step,
  facts: StepFacts,
): z.ZodType<StepValues[Step], StepInputs[Step]> {
  const rules = RULES[step] as
    | ((values: StepValues[Step], facts: StepFacts) => (Problem | false)[])
    | undefined;
  const object = OBJECTS[step] as unknown as z.ZodType<StepValues[Step], StepInputs[Step]>;
  return object.superRefine((values, context) => {
    for (const problem of rules?.(values, facts) ?? []) {
      if (problem) context.addIssue({ code: "custom", path: [problem.field], message: problem.message });
    }
  });
}

/** What of a half-filled step can be kept, field by field, and what is wrong with the rest. */
export function parsePartially<Step extends FormStep>(
  step: Step,
  input: Record<string, unknown>,
): { values: Partial<StepValues[Step]>; problems: Record<string, string> } {
  const values: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  for (const [field, schema] of Object.entries(STEP_FIELDS[step] as Record<string, z.ZodType>)) {
    if (!Object.hasOwn(input, field)) continue;
    const parsed = schema.safeParse(input[field]);
    if (parsed.success) values[field] = parsed.data;
    else problems[field] = parsed.error.issues[0]?.message ?? "invalid";
  }
  return { values: values as Partial<StepValues[Step]>, problems };
}
