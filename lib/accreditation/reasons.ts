/**
 * Why a registration goes back, each tied to the field or document to mend (codes of accreditation practice). Texts
 * stand in the namespace `reasons`.
 */
export const RETURN_REASONS = {
  PHOTO_BACKGROUND: "photo.photo",
  PHOTO_FACE: "photo.photo",
  PHOTO_OLD: "photo.photo",
  NAME_NOT_AS_PASSPORT: "identity.familyName",
  DOC_EXPIRED: "document.expiresOn",
  DOC_SCAN_UNREADABLE: "document.number",
  MRZ_MISMATCH: "document.number",
  NOT_ON_NOMINATION: "representation.delegationId",
  TITLE_MISSING: "function.functionalTitle",
  NOMINATION_DEFECTIVE: "representation.delegationId",
  CATEGORY_WRONG: "representation.categoryId",
  DUPLICATE_SUSPECTED: "identity.familyName",
  MEDIA_LETTER_MISSING: "function.mediaOutlet",
  CONSENT_MISSING: "consents.PRIVACY_NOTICE",
} as const;
export type ReturnReason = keyof typeof RETURN_REASONS;
export const RETURN_REASON_CODES = Object.keys(RETURN_REASONS) as [ReturnReason, ...ReturnReason[]];

/** Disclosable reasons of a refusal. */
export const REFUSAL_REASONS = [
  "NOT_NOMINATED",
  "QUOTA_EXCEEDED",
  "NOT_ELIGIBLE_ORGANISATION",
  "LATE",
  "DOCUMENT_UNUSABLE",
  "FALSE_INFORMATION",
  "SECURITY_DECISION",
  "CAPACITY",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Reasons for withdrawing an approval. */
export const REVOCATION_REASONS = [
  "MISUSE_LENT_BADGE",
  "FALSE_INFORMATION",
  "CONDUCT",
  "WITHDRAWN_BY_SENDING_AUTHORITY",
  "SECURITY_DECISION",
] as const;

/** Reasons for a hold; none of them is told to the person while nothing is decided. */
export const HOLD_REASONS = [
  "SECURITY_CONCERN",
  "IDENTITY_IN_DOUBT",
  "MISUSE_LENT_BADGE",
  "CONDUCT",
  "CLEARANCE_CHANGED",
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/**
 * The secretariat does not choose a State's delegates: for State delegations an ordinary approver is offered formal
 * reasons only.
 */
export const FORMAL_REASONS: readonly RefusalReason[] = [
  "NOT_NOMINATED",
  "QUOTA_EXCEEDED",
  "LATE",
  "DOCUMENT_UNUSABLE",
];
const STATES = new Set(["MEMBER_STATE", "OBSERVER_STATE", "HOST_GOVERNMENT"]);

/** Reasons that an approver lays before a senior approver, where the delegation is a State's; none for others. */
export function escalationReasonsFor(organizationType: string): readonly RefusalReason[] {
  if (!STATES.has(organizationType)) return [];
  return REFUSAL_REASONS.filter((reason) => !FORMAL_REASONS.includes(reason));
}

/** The refusal reasons offered for a delegation of that type. */
export function refusalReasonsFor(organizationType: string): readonly RefusalReason[] {
  return STATES.has(organizationType) ? FORMAL_REASONS : REFUSAL_REASONS;
}
