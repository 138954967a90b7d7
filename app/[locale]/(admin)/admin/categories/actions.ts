"use server";

import { defineAction } from "@/lib/action";
import { configureCategory } from "@/lib/conferences/commands/configure-category";
import { configureCategorySchema } from "@/lib/conferences/schema";

export const configureCategoryAction = defineAction({
  name: "category.configure",
  policy: "conference.manage",
  schema: configureCategorySchema,
  run: configureCategory,
});
