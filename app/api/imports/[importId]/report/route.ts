import { fileResponse } from "@/lib/documents/serve-file";
import { takeImportReport } from "@/lib/imports/commands/take-import-report";
import { importReportSchema } from "@/lib/imports/schema";
import { defineRoute } from "@/lib/route";

/** The report of an import, as a download. */
export const GET = defineRoute({
  name: "imports.report",
  policy: "import.make",
  params: importReportSchema,
  run: async (ctx, { params }) => {
    const file = await takeImportReport(ctx, params);
    return file.ok ? fileResponse(file.value, "attachment") : file;
  },
});
