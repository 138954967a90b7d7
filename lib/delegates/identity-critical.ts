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
