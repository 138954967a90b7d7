"use server";

import { askExport } from "@/lib/accreditation/commands/ask-export";
import { startExport } from "@/lib/accreditation/commands/start-export";
import { askExportSchema, startExportSchema } from "@/lib/accreditation/schema";
import { defineAction } from "@/lib/action";

export const startExportAction = defineAction({
  name: "export.start",
  policy: "delegate.read",
  schema: startExportSchema,
  run: startExport,
});

export const askExportAction = defineAction({
  name: "export.ask",
  policy: "export.personal",
  schema: askExportSchema,
  run: askExport,
});
