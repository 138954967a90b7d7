"use server";

import { defineAction } from "@/lib/action";
import { inviteFocalPoint } from "@/lib/organizations/commands/invite-focal-point";
import { inviteFocalPointAgain } from "@/lib/organizations/commands/invite-focal-point-again";
import { revokeFocalPoint } from "@/lib/organizations/commands/revoke-focal-point";
import { focalPointSchema, inviteFocalPointSchema } from "@/lib/organizations/schema";

export const inviteFocalPointAction = defineAction({
  name: "focalPoint.invite",
  policy: "organization.manage",
  schema: inviteFocalPointSchema,
  run: inviteFocalPoint,
});

export const revokeFocalPointAction = defineAction({
  name: "focalPoint.revoke",
  policy: "organization.manage",
  schema: focalPointSchema,
  run: revokeFocalPoint,
});

export const inviteFocalPointAgainAction = defineAction({
  name: "focalPoint.inviteAgain",
  policy: "organization.manage",
  schema: focalPointSchema,
  run: inviteFocalPointAgain,
});
