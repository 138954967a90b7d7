"use server";

import { defineAction } from "@/lib/action";
import { inviteDelegations } from "@/lib/organizations/invitations/commands/invite-delegations";
import { startInvitationRun } from "@/lib/organizations/invitations/commands/start-invitation-run";
import { inviteDelegationsSchema, startInvitationRunSchema } from "@/lib/organizations/invitations/schema";

export const inviteDelegationsAction = defineAction({
  name: "delegations.invite",
  policy: "organization.manage",
  schema: inviteDelegationsSchema,
  run: inviteDelegations,
});

export const startInvitationRunAction = defineAction({
  name: "invitations.start",
  policy: "organization.manage",
  schema: startInvitationRunSchema,
  run: startInvitationRun,
});
