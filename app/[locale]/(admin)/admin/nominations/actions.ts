"use server";

import { defineAction } from "@/lib/action";
import { configureNominationChecks } from "@/lib/conferences/commands/configure-nomination-checks";
import { configureNominationChecksSchema } from "@/lib/conferences/schema";

export const configureChecksAction = defineAction({
  name: "nominationChecks.configure",
  policy: "conference.manage",
  schema: configureNominationChecksSchema,
  run: configureNominationChecks,
});
