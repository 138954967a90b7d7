import type { FieldChoice, FieldConfig } from "@/components/registration/field-config";
import type { RepresentationChoices } from "@/lib/delegates/queries/registrations";
import { asksFor } from "@/lib/delegates/requirements";
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
import type { FormStep } from "@/lib/delegates/schema/steps";
import type { StepFacts } from "@/lib/delegates/step-rules";
import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/i18n/config";
import { countryChoices } from "@/lib/i18n/countries";

type Say = (key: string) => string;

/** "H.E." goes by protocol rule: it is offered to categories whose rank is asked (see lib/delegates/step-rules.ts). */
const salutationsFor = ({ asks }: StepFacts) =>
  SALUTATIONS.filter((word) => asks.includes("rank") || !word.startsWith("H.E."));

/** Categories with the delegations to which they are open. */
function categoryChoices(choices: RepresentationChoices | null): FieldChoice[] {
  return (choices?.categories ?? []).map(({ value, organizationTypes, band }) => ({
    value,
    label: band.name,
    band,
    besides: {
      field: "delegationId",
      values: (choices?.delegations ?? [])
        .filter(({ type }) => organizationTypes.includes(type))
        .map((delegation) => delegation.value),
    },
  }));
}

type Draft = Omit<FieldConfig, "label"> & { mayStayEmpty?: boolean };

function drafts(
  step: FormStep,
  facts: StepFacts,
  { say, locale, choices }: { say: Say; locale: Locale; choices: RepresentationChoices | null },
): Draft[] {
  const pick = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: say(`choices.${group}.${value}`) }));
  const countries = () => countryChoices(locale);
  switch (step) {
    case "representation":
      return [
        { name: "delegationId", kind: "select", choices: choices?.delegations ?? [] },
        { name: "categoryId", kind: "select", choices: categoryChoices(choices) },
        { name: "delegationRole", kind: "select", choices: pick("role", DELEGATION_ROLES) },
      ];
    case "identity":
      return [
        {
          name: "salutation",
          kind: "select",
          choices: salutationsFor(facts).map((word) => ({ value: word, label: word })),
          mayStayEmpty: true,
        },
        {
          name: "familyName",
          kind: "text",
          autoComplete: "family-name",
          latin: true,
          oneNameLabel: say("identity.oneName"),
        },
        { name: "givenNames", kind: "text", autoComplete: "given-name", latin: true },
        { name: "isMononym", kind: "flag" },
        { name: "patronymic", kind: "text", mayStayEmpty: true },
        { name: "nameOrder", kind: "select", choices: pick("order", NAME_ORDERS) },
        { name: "nativeName", kind: "text", mayStayEmpty: true },
        {
          name: "nativeLanguage",
          kind: "select",
          choices: pick("script", NATIVE_LANGUAGES),
          mayStayEmpty: true,
        },
        { name: "gender", kind: "select", choices: pick("gender", GENDERS) },
        { name: "birthDate", kind: "date", autoComplete: "bday" },
        { name: "nationalities", kind: "countries", choices: countries() },
      ];
    case "document":
      return [
        { name: "type", kind: "select", choices: pick("document", DOCUMENT_TYPES) },
        { name: "number", kind: "text", latin: true },
        { name: "issuer", kind: "select", choices: countries() },
        { name: "issuedOn", kind: "date", mayStayEmpty: true },
        { name: "expiresOn", kind: "date" },
      ];
    case "function":
      return [
        { name: "functionalTitle", kind: "text", autoComplete: "organization-title" },
        { name: "department", kind: "text", mayStayEmpty: true },
        { name: "rank", kind: "text", mayStayEmpty: true },
        { name: "mediaOutlet", kind: "text" },
      ];
    case "contact":
      return [
        { name: "email", kind: "email", autoComplete: "email", latin: true },
        { name: "phone", kind: "tel", autoComplete: "tel", latin: true },
        {
          name: "locale",
          kind: "select",
          choices: LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] })),
        },
        { name: "emergencyName", kind: "text" },
        { name: "emergencyPhone", kind: "tel", latin: true },
        { name: "arrivalOn", kind: "date" },
        { name: "departureOn", kind: "date" },
        { name: "visaNeeded", kind: "yesNo", choices: pick("yesNo", ["yes", "no"]) },
      ];
    case "needs":
      return [
        { name: "dietary", kind: "boxes", choices: pick("dietary", DIETARY) },
        { name: "dietaryNote", kind: "text", mayStayEmpty: true },
        { name: "accessibility", kind: "boxes", choices: pick("accessibility", ACCESSIBILITY) },
        { name: "accessibilityNote", kind: "text", mayStayEmpty: true },
      ];
    case "consents":
      return ["PRIVACY_NOTICE", "CODE_OF_CONDUCT", "PUBLISH_IN_LIST", "EMAIL_IN_LIST", "RECORDING"].map(
        (name) => ({
          name,
          kind: "flag" as const,
        }),
      );
  }
}

/** Fields with a hint under their label, by step and name. */
const HINTS = new Set([
  "representation.delegationId",
  "identity.familyName",
  "identity.givenNames",
  "identity.nativeName",
  "identity.patronymic",
  "document.number",
  "function.functionalTitle",
  "contact.email",
  "contact.phone",
  "needs.dietary",
]);

/**
 * The fields of a step in the person's language, only those that the category asks for.
 * @param flagged field → what an officer asked to mend
 */
export function stepFields(
  step: FormStep,
  facts: StepFacts,
  context: {
    say: Say;
    locale: Locale;
    choices: RepresentationChoices | null;
    flagged: Record<string, string>;
  },
): FieldConfig[] {
  const { say, flagged } = context;
  return drafts(step, facts, context)
    .filter(({ name }) => asksFor(facts.asks, step, name))
    .map(({ mayStayEmpty, ...field }) => ({
      ...field,
      label: say(`${step}.${field.name}`),
      ...(HINTS.has(`${step}.${field.name}`) ? { hint: say(`hint.${field.name}`) } : {}),
      ...(mayStayEmpty ? { optional: say("optional") } : {}),
      ...(field.kind === "select" || field.kind === "countries" ? { prompt: say("choose") } : {}),
      ...(flagged[`${step}.${field.name}`] ? { flagged: flagged[`${step}.${field.name}`] } : {}),
    }));
}
