/** Documents by which a State or body names its people. */
export const NOMINATION_KINDS = ["NOTE_VERBALE", "OFFICIAL_LETTER", "CREDENTIALS"] as const;
export type NominationKind = (typeof NOMINATION_KINDS)[number];

/**
 * What may be looked at on such a document (practice of protocol services: a note verbale is on letterhead, dated,
 * sealed and initialled, a letter is signed by whoever may speak for the body). A conference chooses which of them it
 * asks for, by kind.
 */
export const NOMINATION_CHECKS = [
  "letterhead",
  "addressee",
  "date",
  "seal",
  "signature",
  "signatory",
  "language",
] as const;
export type NominationCheckName = (typeof NOMINATION_CHECKS)[number];

/** Which checks a conference asks for, by kind of document. */
export type NominationCheckList = Partial<Record<NominationKind, NominationCheckName[]>>;

/** The checks that a conference asks of a document, in the order in which a paper is read. */
export function requiredChecks(configured: unknown, kind: NominationKind): NominationCheckName[] {
  const asked = (configured as NominationCheckList)[kind] ?? [];
  return NOMINATION_CHECKS.filter((name) => asked.includes(name));
}
