"use server";

import { takeOverClaim } from "@/lib/accreditation/claims/commands/take-over-claim";
import { claimSchema } from "@/lib/accreditation/claims/schema";
import { chooseQueueColumns } from "@/lib/accreditation/queue/commands/choose-queue-columns";
import { removeFilter } from "@/lib/accreditation/queue/commands/remove-filter";
import { saveFilter } from "@/lib/accreditation/queue/commands/save-filter";
import {
  chooseQueueColumnsSchema,
  removeFilterSchema,
  saveFilterSchema,
} from "@/lib/accreditation/queue/schema";
import { defineAction } from "@/lib/action";

export const takeOverClaimAction = defineAction({
  name: "claim.takeOver",
  // Each kind of work on a dossier has a permission of its own, which the command asks for.
  policy: "delegate.read",
  schema: claimSchema,
  run: takeOverClaim,
});

export const saveFilterAction = defineAction({
  name: "queueFilter.save",
  policy: "delegate.read",
  schema: saveFilterSchema,
  run: saveFilter,
});

export const removeFilterAction = defineAction({
  name: "queueFilter.remove",
  policy: "delegate.read",
  schema: removeFilterSchema,
  run: removeFilter,
});

export const chooseQueueColumnsAction = defineAction({
  name: "queueColumns.choose",
  policy: "delegate.read",
  schema: chooseQueueColumnsSchema,
  run: chooseQueueColumns,
});
