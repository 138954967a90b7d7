"use server";

import { mergeRegistrations } from "@/lib/accreditation/commands/merge-registrations";
import { partRegistrations } from "@/lib/accreditation/commands/part-registrations";
import { defineAction } from "@/lib/action";
import { settleDuplicate } from "@/lib/delegates/commands/settle-duplicate";
import {
  mergeDelegatesSchema,
  settleDuplicateSchema,
  undoMergeSchema,
} from "@/lib/delegates/schema/duplicates";

export const settleDuplicateAction = defineAction({
  name: "duplicate.settle",
  policy: "duplicate.decide",
  schema: settleDuplicateSchema,
  run: settleDuplicate,
});

export const mergeDelegatesAction = defineAction({
  name: "duplicate.merge",
  policy: "duplicate.decide",
  schema: mergeDelegatesSchema,
  run: mergeRegistrations,
});

export const undoMergeAction = defineAction({
  name: "duplicate.undoMerge",
  policy: "duplicate.decide",
  schema: undoMergeSchema,
  run: partRegistrations,
});
