/** Roles in a delegation; the database enum says the same. */
export const DELEGATION_ROLES = [
  "HEAD",
  "ACTING_HEAD",
  "DEPUTY_HEAD",
  "REPRESENTATIVE",
  "ALTERNATE",
  "ADVISER",
  "EXPERT",
  "TECHNICAL",
  "INTERPRETER",
  "SECURITY",
  "MEDIA",
  "SPOUSE",
  "STAFF",
  "SECRETARIAT",
] as const;

/** "H.E." goes by protocol rule, not by one's own choice; officers set it. */
export const SALUTATIONS = ["Mr.", "Ms.", "Dr.", "Prof.", "Gen.", "H.E. Mr.", "H.E. Ms."] as const;

export const GENDERS = ["FEMALE", "MALE", "OTHER", "UNDISCLOSED"] as const;

export const NAME_ORDERS = ["GIVEN_FAMILY", "FAMILY_GIVEN"] as const;

/** Languages in which a name may be given beside Latin (BCP 47). */
export const NATIVE_LANGUAGES = [
  "tg",
  "ru",
  "uz",
  "kk",
  "ky",
  "tk",
  "fa",
  "prs",
  "ps",
  "ar",
  "ur",
  "zh",
  "ja",
  "tr",
  "mn",
  "hi",
] as const;

export const DOCUMENT_TYPES = [
  "PASSPORT",
  "DIPLOMATIC_PASSPORT",
  "SERVICE_PASSPORT",
  "UN_LAISSEZ_PASSER",
  "NATIONAL_ID",
  "REFUGEE_DOCUMENT",
  "STATELESS_DOCUMENT",
] as const;

export const DIETARY = [
  "halal",
  "kosher",
  "vegetarian",
  "vegan",
  "glutenFree",
  "nutAllergy",
  "other",
] as const;

export const ACCESSIBILITY = [
  "wheelchair",
  "stepFree",
  "hearingLoop",
  "signLanguage",
  "lowVision",
  "companion",
  "vehicleAccess",
  "other",
] as const;
