"use server";

import { restartReviews } from "@/lib/accreditation/commands/restart-reviews";
import { restartReviewsSchema } from "@/lib/accreditation/schema";
import { defineAction } from "@/lib/action";
import { configureReviews } from "@/lib/conferences/commands/configure-reviews";
import { configureReviewsSchema } from "@/lib/conferences/schema";

export const configureReviewsAction = defineAction({
  name: "reviews.configure",
  policy: "conference.manage",
  schema: configureReviewsSchema,
  run: configureReviews,
});

export const restartReviewsAction = defineAction({
  name: "reviews.restart",
  policy: "conference.manage",
  schema: restartReviewsSchema,
  run: restartReviews,
});
