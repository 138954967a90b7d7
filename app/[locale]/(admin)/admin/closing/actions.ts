"use server";

import { defineAction } from "@/lib/action";
import { configureTimeLimits } from "@/lib/conferences/commands/configure-time-limits";
import { configureTimeLimitsSchema } from "@/lib/conferences/schema";

export const configureTimeLimitsAction = defineAction({
  name: "timeLimits.configure",
  policy: "conference.manage",
  schema: configureTimeLimitsSchema,
  run: configureTimeLimits,
});
