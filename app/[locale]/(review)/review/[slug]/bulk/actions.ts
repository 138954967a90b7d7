"use server";

import { prepareBulkAct } from "@/lib/accreditation/bulk/commands/prepare-bulk-act";
import { startBulkAct } from "@/lib/accreditation/bulk/commands/start-bulk-act";
import { prepareBulkActSchema, startBulkActSchema } from "@/lib/accreditation/bulk/schema";
import { defineAction } from "@/lib/action";

export const prepareBulkActAction = defineAction({
  name: "bulkAct.prepare",
  // Each kind of act has the permission of the single act, which the command asks for.
  policy: "delegate.read",
  schema: prepareBulkActSchema,
  run: prepareBulkAct,
});

export const startBulkActAction = defineAction({
  name: "bulkAct.start",
  // Each kind of act has the permission of the single act, which the command asks for.
  policy: "delegate.read",
  schema: startBulkActSchema,
  run: startBulkAct,
});
