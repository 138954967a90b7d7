"use server";

import { allowAppeal } from "@/lib/accreditation/appeals/commands/allow-appeal";
import { dismissAppeal } from "@/lib/accreditation/appeals/commands/dismiss-appeal";
import { allowAppealSchema, dismissAppealSchema } from "@/lib/accreditation/appeals/schema";
import { defineAction } from "@/lib/action";

export const allowAppealAction = defineAction({
  name: "appeal.allow",
  policy: "appeal.decide",
  schema: allowAppealSchema,
  run: allowAppeal,
});

export const dismissAppealAction = defineAction({
  name: "appeal.dismiss",
  policy: "appeal.decide",
  schema: dismissAppealSchema,
  run: dismissAppeal,
});
