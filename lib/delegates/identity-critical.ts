/**
 * What says who somebody is, by step and field of the form: legal name, birth date, nationality, document and photo
 * (practice table, R28). After the accreditation these change only by a request that the officer accepts.
 */
export const IDENTITY_CRITICAL = [
  "identity.isMononym",
  "identity.familyName",
  "identity.givenNames",
  "identity.patronymic",
  "identity.birthDate",
  "identity.nationalities",
  "document.type",
  "document.number",
  "document.issuer",
  "photo.photo",
] as const;

/** What a request may ask for beside these, since it changes with them. */
const WITH_THEM = [
  "identity.nameOrder",
  "identity.nativeName",
  "identity.nativeLanguage",
  "document.issuedOn",
  "document.expiresOn",
] as const;

/** New values by step and field, as a request keeps them; the document number stands masked. */
export type IdentityChanges = Record<string, { before: unknown; after: unknown }>;

/** The fields of a step that a request may ask to change. */
export function changeableFields(step: "identity" | "document"): string[] {
  return [...IDENTITY_CRITICAL, ...WITH_THEM]
    .filter((field) => field.startsWith(`${step}.`))
    .map((field) => field.slice(step.length + 1));
}

/** Whether a change needs the accreditation to be looked at again. */
export function touchesIdentity(changes: IdentityChanges): boolean {
  return Object.keys(changes).some((field) => IDENTITY_CRITICAL.some((critical) => critical === field));
}

/** The new values of one step. */
export function newValues(changes: IdentityChanges, step: "identity" | "document"): Record<string, unknown> {
  const own = Object.entries(changes).filter(([field]) => field.startsWith(`${step}.`));
  return Object.fromEntries(own.map(([field, { after }]) => [field.slice(step.length + 1), after]));
}
