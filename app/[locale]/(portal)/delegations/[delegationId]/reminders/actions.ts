"use server";

import { defineAction } from "@/lib/action";
import { remindDelegation } from "@/lib/reminders/commands/remind-delegation";
import { remindDelegationSchema } from "@/lib/reminders/schema";

export const remindDelegationAction = defineAction({
  name: "delegation.remind",
  policy: "organization.manage",
  schema: remindDelegationSchema,
  run: remindDelegation,
});
