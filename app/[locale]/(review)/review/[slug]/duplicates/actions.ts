"use server";

import { defineAction } from "@/lib/action";
import { mergeDelegates } from "@/lib/delegates/commands/merge-delegates";
import { settleDuplicate } from "@/lib/delegates/commands/settle-duplicate";
import { undoMerge } from "@/lib/delegates/commands/undo-merge";
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
  run: mergeDelegates,
});

export const undoMergeAction = defineAction({
  name: "duplicate.undoMerge",
  policy: "duplicate.decide",
  schema: undoMergeSchema,
  run: undoMerge,
});
