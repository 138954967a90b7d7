"use server";

import { defineAction } from "@/lib/action";
import { configureClosing } from "@/lib/conferences/commands/configure-closing";
import { configureClosingSchema } from "@/lib/conferences/schema";

export const configureClosingAction = defineAction({
  name: "closing.configure",
  policy: "conference.manage",
  schema: configureClosingSchema,
  run: configureClosing,
});
