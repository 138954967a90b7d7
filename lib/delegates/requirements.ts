import type { Ask } from "@/lib/conferences/schema";
import type { FormStep } from "@/lib/delegates/schema/steps";

/** Every step of the registration in order; photo and review are not plain forms. */
export const REGISTRATION_STEPS = [
  "representation",
  "identity",
  "document",
  "function",
  "photo",
  "contact",
  "needs",
  "consents",
  "review",
] as const;
export type RegistrationStep = (typeof REGISTRATION_STEPS)[number];

/** The steps that a category needs, and no others: a travel document is asked only where the category asks for it. */
export function stepsFor(asks: readonly Ask[]): RegistrationStep[] {
  return REGISTRATION_STEPS.filter((step) => step !== "document" || asks.includes("travelDocument"));
}

/** Optional fields that are shown only where the category asks for their group. */
const FIELD_GROUP: Record<string, Ask> = {
  "function.rank": "rank",
  "function.mediaOutlet": "media",
  "contact.emergencyName": "emergencyContact",
  "contact.emergencyPhone": "emergencyContact",
  "contact.arrivalOn": "travelDates",
  "contact.departureOn": "travelDates",
  "contact.visaNeeded": "travelDates",
};

/** Whether a field is asked of people of a category. */
export function asksFor(asks: readonly Ask[], step: FormStep, field: string): boolean {
  const group = FIELD_GROUP[`${step}.${field}`];
  return group === undefined || asks.includes(group);
}
