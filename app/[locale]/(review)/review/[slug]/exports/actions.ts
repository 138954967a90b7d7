"use server";

import { startExport } from "@/lib/accreditation/commands/start-export";
import { startExportSchema } from "@/lib/accreditation/schema";
import { defineAction } from "@/lib/action";

export const startExportAction = defineAction({
  name: "export.start",
  policy: "delegate.read",
  schema: startExportSchema,
  run: startExport,
});
