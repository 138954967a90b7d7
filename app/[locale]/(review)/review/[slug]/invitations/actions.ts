"use server";

import { defineAction } from "@/lib/action";
import { inviteDelegations } from "@/lib/organizations/invitations/commands/invite-delegations";
import { inviteDelegationsSchema } from "@/lib/organizations/invitations/schema";

export const inviteDelegationsAction = defineAction({
  name: "delegations.invite",
  policy: "organization.manage",
  schema: inviteDelegationsSchema,
  run: inviteDelegations,
});
