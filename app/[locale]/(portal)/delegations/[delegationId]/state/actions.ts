"use server";

import { defineAction } from "@/lib/action";
import { moveDelegation } from "@/lib/delegates/commands/move-delegation";
import { moveDelegationSchema } from "@/lib/delegates/schema/delegation-move";

export const moveDelegationAction = defineAction({
  name: "delegation.move",
  policy: "organization.manage",
  schema: moveDelegationSchema,
  run: moveDelegation,
});
