"use server";

import { defineAction } from "@/lib/action";
import { configureCategory } from "@/lib/conferences/commands/configure-category";
import { configureVenue } from "@/lib/conferences/commands/configure-venue";
import { configureCategorySchema, configureVenueSchema } from "@/lib/conferences/schema";

export const configureCategoryAction = defineAction({
  name: "category.configure",
  policy: "conference.manage",
  schema: configureCategorySchema,
  run: configureCategory,
});

export const configureVenueAction = defineAction({
  name: "venue.configure",
  policy: "conference.manage",
  schema: configureVenueSchema,
  run: configureVenue,
});
