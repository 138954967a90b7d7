"use server";

import { defineAction } from "@/lib/action";
import { verifyBadge } from "@/lib/badges/commands/verify-badge";
import { verifyBadgeSchema } from "@/lib/badges/schema";

export const verifyAction = defineAction({
  name: "badge.verify",
  policy: {
    open: "Who holds a code may learn whether it is valid; the holder is shown to guards by the query.",
  },
  rate: "verify",
  schema: verifyBadgeSchema,
  run: verifyBadge,
});
