import { z } from "zod";
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
  anyName,
  countryCode,
  documentNumber,
  latinName,
  nativeName,
  optional,
  phoneNumber,
  plainDate,
} from "@/lib/delegates/schema/fields";
import { LOCALES } from "@/lib/i18n/config";
import { emailAddress } from "@/lib/i18n/email-address";
import { personText } from "@/lib/i18n/text-hygiene";

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
    familyName: latinName,
    givenNames: optional(latinName),
    patronymic: optional(anyName),
    nameOrder: chosen(NAME_ORDERS),
    nativeName: optional(nativeName),
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
export const FORM_STEPS = Object.keys(STEP_FIELDS) as [FormStep, ...FormStep[]];

type Fields = typeof STEP_FIELDS;

/** What a step holds when it is right. */
export type StepValues = {
  [Step in FormStep]: { -readonly [Field in keyof Fields[Step]]: z.output<Fields[Step][Field]> };
};

/** What a form may send for a step. */
export type StepInputs = {
  [Step in FormStep]: { -readonly [Field in keyof Fields[Step]]: z.input<Fields[Step][Field]> };
};

/** Whether a step is a form with fields; photo and review are not. */
export function isFormStep(step: string): step is FormStep {
  return Object.hasOwn(STEP_FIELDS, step);
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === "";

/** A key of the namespace `validation` for what a field's schema says of a value. */
function problemOf(issue: z.core.$ZodIssue | undefined, value: unknown): string {
  const message = issue?.message ?? "";
  if (isEmpty(value)) return message === "chooseOne" ? message : "required";
  return /^[a-z][A-Za-z]*$/.test(message) ? message : "invalid";
}

/**
 * What of a step can be kept, field by field, and what is wrong with the rest. Fields that were not sent are left
 * alone; fields that the step does not have are problems.
 */
export function parseFields<Step extends FormStep>(
  step: Step,
  input: Record<string, unknown>,
): { values: Partial<StepValues[Step]>; problems: Record<string, string> } {
  const values: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  const fields = STEP_FIELDS[step] as Record<string, z.ZodType>;
  for (const [field, value] of Object.entries(input)) {
    const parsed = Object.hasOwn(fields, field) ? fields[field]?.safeParse(value) : undefined;
    if (parsed?.success) values[field] = parsed.data;
    else problems[field] = problemOf(parsed?.error.issues[0], value);
  }
  return { values: values as Partial<StepValues[Step]>, problems };
}
