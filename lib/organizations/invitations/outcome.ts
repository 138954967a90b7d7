/** What an invitation would do, or did: one word a row, of the preview and of the report alike. */
export const INVITATION_OUTCOMES = ["new", "newWithoutMail", "already", "suspended"] as const;
export type InvitationOutcome = (typeof INVITATION_OUTCOMES)[number];

/**
 * What happens when this organization is invited now. Who is invited already stays as it is; a suspended organization
 * is not invited; without an address the delegation is made and nobody is written to.
 */
export function invitationOutcome(row: {
  invited: boolean;
  suspended: boolean;
  contactEmail: string | null;
}): InvitationOutcome {
  if (row.invited) return "already";
  if (row.suspended) return "suspended";
  return row.contactEmail?.trim() ? "new" : "newWithoutMail";
}

/** Refusals of an invitation that are outcomes of the preview, too. */
export const OUTCOME_OF_REFUSAL: Readonly<Record<string, InvitationOutcome>> = {
  delegationExists: "already",
  organizationSuspended: "suspended",
};
