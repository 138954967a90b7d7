import { useState } from "react";
import type { Locale } from "@/lib/i18n/config";
import { type InvitationOutcome, invitationOutcome } from "@/lib/organizations/invitations/outcome";
import type { InvitableOrganization } from "@/lib/organizations/invitations/queries/invitable";

/** What an officer sets for one organization; texts as typed. */
export type InvitationDraft = {
  chosen: boolean;
  language: Locale;
  contactEmail: string;
  quota: string;
  deadlineOn: string;
};

const QUOTA = "5";

const draftOf = (row: InvitableOrganization): InvitationDraft => ({
  chosen: false,
  language: row.language,
  contactEmail: row.contactEmail ?? "",
  quota: QUOTA,
  deadlineOn: "",
});

/** What happens to a row when its draft is sent now. */
export function outcomeOf(row: InvitableOrganization, draft: InvitationDraft): InvitationOutcome {
  const { suspended, delegation } = row;
  return invitationOutcome({ invited: delegation !== null, suspended, contactEmail: draft.contactEmail });
}

/** The drafts of all rows, kept while the officer goes from the list to the preview and back. */
export function useInvitations(rows: readonly InvitableOrganization[]) {
  const [drafts, setDrafts] = useState<Record<string, InvitationDraft>>({});
  const draft = (row: InvitableOrganization) => drafts[row.id] ?? draftOf(row);
  const change = (row: InvitableOrganization, part: Partial<InvitationDraft>) =>
    setDrafts((before) => ({ ...before, [row.id]: { ...(before[row.id] ?? draftOf(row)), ...part } }));
  const chosen = rows.filter((row) => draft(row).chosen);
  const changeAll = (some: readonly InvitableOrganization[], part: Partial<InvitationDraft>) =>
    setDrafts((before) => ({
      ...before,
      ...Object.fromEntries(some.map((row) => [row.id, { ...(before[row.id] ?? draftOf(row)), ...part }])),
    }));
  return { draft, change, changeAll, chosen };
}
