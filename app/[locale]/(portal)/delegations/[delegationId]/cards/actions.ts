"use server";

import { defineAction } from "@/lib/action";
import { endSecondaryCard } from "@/lib/badges/commands/end-secondary-card";
import { issueSecondaryCard } from "@/lib/badges/commands/issue-secondary-card";
import { endSecondaryCardSchema, issueSecondaryCardSchema } from "@/lib/badges/schema";

export const issueCardAction = defineAction({
  name: "secondaryCard.issue",
  policy: "organization.manage",
  schema: issueSecondaryCardSchema,
  run: issueSecondaryCard,
});

export const endCardAction = defineAction({
  name: "secondaryCard.end",
  policy: "organization.manage",
  schema: endSecondaryCardSchema,
  run: endSecondaryCard,
});
