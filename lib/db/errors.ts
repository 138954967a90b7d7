import type { Refusal } from "@/lib/errors";

/** Named constraints whose violation is an expected refusal; any other violation is a bug and is thrown. */
const REFUSAL_OF: Record<string, Refusal> = {
  delegate_request_key_unique: { code: "CONFLICT", message: "alreadyDone" },
  delegate_snapshot_number_unique: { code: "CONFLICT", message: "staleVersion" },
  badge_live_unique: { code: "CONFLICT", message: "badgeExists" },
  badge_serial_unique: { code: "CONFLICT", message: "staleVersion" },
  badge_replaces_unique: { code: "CONFLICT", message: "badgeReplaced" },
  BadgeBatch_pkey: { code: "CONFLICT", message: "alreadyDone" },
  badge_needs_approval: { code: "CONFLICT", message: "badgeNeedsApproval" },
  review_rule_set_number_unique: { code: "CONFLICT", message: "staleVersion" },
  saved_filter_name_unique: { code: "CONFLICT", message: "filterNameTaken" },
  review_query_open_unique: { code: "CONFLICT", message: "queryOpen" },
  identity_is_accredited: { code: "CONFLICT", message: "identityAccredited" },
  identity_change_open_unique: { code: "CONFLICT", message: "identityChangeOpen" },
  identity_change_two_people: { code: "FORBIDDEN", message: "ownIdentityChange" },
  vetter_separation: { code: "FORBIDDEN", message: "vettedByYou" },
  clearance_settled: { code: "CONFLICT", message: "clearanceOpen" },
  assignment_open_unique: { code: "CONFLICT", message: "staleVersion" },
  BulkAct_pkey: { code: "CONFLICT", message: "alreadyDone" },
  InvitationRun_pkey: { code: "CONFLICT", message: "alreadyDone" },
  DossierNote_pkey: { code: "CONFLICT", message: "alreadyDone" },
  signature_request_open_unique: { code: "CONFLICT", message: "signatureAsked" },
  signature_request_in_time: { code: "CONFLICT", message: "signatureExpired" },
  signature_request_two_people: { code: "FORBIDDEN", message: "ownSignature" },
  decision_needs_signature: { code: "FORBIDDEN", message: "needsSignature" },
  role_grant_needs_signature: { code: "FORBIDDEN", message: "needsSignature" },
  export_needs_signature: { code: "FORBIDDEN", message: "needsSignature" },
  decision_signature_unique: { code: "CONFLICT", message: "signatureSettled" },
  legal_hold_open_unique: { code: "CONFLICT", message: "heldBefore" },
  legal_hold: { code: "CONFLICT", message: "underHold" },
  purge_is_signed: { code: "FORBIDDEN", message: "needsSignature" },
  appeal_once_unique: { code: "CONFLICT", message: "appealedBefore" },
  appeal_decision_unique: { code: "CONFLICT", message: "appealedBefore" },
  appeal_in_time: { code: "CONFLICT", message: "appealTooLate" },
  appeal_is_final: { code: "CONFLICT", message: "staleVersion" },
  refusal_escalation_open_unique: { code: "CONFLICT", message: "escalationOpen" },
  refusal_escalation_is_final: { code: "CONFLICT", message: "staleVersion" },
  refusal_escalation_two_people: { code: "FORBIDDEN", message: "separationOfDuties" },
  refusal_reason_for_states: { code: "FORBIDDEN", message: "reasonNeedsSenior" },
  decision_separation: { code: "FORBIDDEN", message: "separationOfDuties" },
  delegation_is_full: { code: "CONFLICT", message: "delegationFull" },
  delegation_takes_nobody: { code: "CONFLICT", message: "delegationTakesNobody" },
  category_is_full: { code: "CONFLICT", message: "categoryFull" },
  zone_is_full: { code: "CONFLICT", message: "zoneFull" },
  category_has_no_room: { code: "CONFLICT", message: "categoryHasNoRoom" },
  venue_has_no_room: { code: "CONFLICT", message: "venueHasNoRoom" },
  cards_are_full: { code: "CONFLICT", message: "cardsFull" },
  document_claim_unique: { code: "CONFLICT", message: "documentRegistered" },
  duplicate_pair_unique: { code: "CONFLICT", message: "staleVersion" },
  nomination_lines_settled: { code: "CONFLICT", message: "linesSettled" },
  nomination_document_supersedes_unique: { code: "CONFLICT", message: "documentSuperseded" },
  substitution_leaving_unique: { code: "CONFLICT", message: "alreadySubstituted" },
  substitution_replacement_unique: { code: "CONFLICT", message: "standsInAlready" },
  focal_point_active_unique: { code: "CONFLICT", message: "focalPointExists" },
  organization_merge_open_unique: { code: "CONFLICT", message: "staleVersion" },
  delegate_merge_open_unique: { code: "CONFLICT", message: "staleVersion" },
  objection_state_unique: { code: "CONFLICT", message: "objectionExists" },
  circulation_number_unique: { code: "CONFLICT", message: "staleVersion" },
  secondary_card_number_unique: { code: "CONFLICT", message: "staleVersion" },
  organization_is_merged: { code: "CONFLICT", message: "organizationMerged" },
  organization_is_suspended: { code: "CONFLICT", message: "organizationSuspended" },
  organization_parent_circle: { code: "CONFLICT", message: "organizationCircle" },
  organization_not_own_parent: { code: "CONFLICT", message: "organizationCircle" },
  organization_code_unique: { code: "CONFLICT", message: "codeTaken" },
  delegation_organization_unique: { code: "CONFLICT", message: "delegationExists" },
  nomination_document_reference_unique: { code: "CONFLICT", message: "documentExists" },
  user_email_unique: { code: "CONFLICT", message: "emailTaken" },
  conference_slug_unique: { code: "CONFLICT", message: "codeTaken" },
  conference_code_unique: { code: "CONFLICT", message: "codeTaken" },
};

/** A code that stands by itself: the ids and dates of a row that failed, which the message quotes, hold any five digits. */
const alone = (codes: string) => new RegExp(`(?<![\\w:-]|\\d\\.)(?:${codes})(?![\\w-]|\\.\\d)`);

/** SQLSTATE classes that say: the database is away or overloaded, try again. */
const UNAVAILABLE = alone("ECONNREFUSED|ECONNRESET|ENOTFOUND|57P0[123]|53300|08\\d{3}|P1001|P1017|P2024");
const SERIALIZATION = alone("40001|40P01|P2034");

function textOf(error: unknown, depth = 0): string {
  if (depth > 4 || typeof error !== "object" || error === null) return "";
  const { message, code, constraint, cause, meta } = error as Record<string, unknown>;
  return [message, code, constraint, meta ? JSON.stringify(meta) : "", textOf(cause, depth + 1)].join(" ");
}

/** Whether the database undid a transaction because of another that ran at the same time: it may simply be run again. */
export function mayRunAgain(error: unknown): boolean {
  return SERIALIZATION.test(textOf(error));
}

/**
 * Maps what the database threw to a refusal by the constraint's name, which is ours and stable, rather than by the
 * driver's metadata, which has moved between versions. Gives undefined for anything unexpected.
 */
export function refusalOfDatabaseError(error: unknown): Refusal | undefined {
  const text = textOf(error);
  for (const [constraint, refusal] of Object.entries(REFUSAL_OF)) {
    if (text.includes(constraint)) return refusal;
  }
  if (SERIALIZATION.test(text)) return { code: "CONFLICT", message: "staleVersion" };
  if (UNAVAILABLE.test(text)) return { code: "UNAVAILABLE", message: "databaseAway" };
  return undefined;
}
