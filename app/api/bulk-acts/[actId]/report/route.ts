import { takeBulkReport } from "@/lib/accreditation/bulk/commands/take-bulk-report";
import { bulkReportSchema } from "@/lib/accreditation/bulk/schema";
import { fileResponse } from "@/lib/documents/serve-file";
import { defineRoute } from "@/lib/route";

/** The report of an act on many, as a download. */
export const GET = defineRoute({
  name: "bulkActs.report",
  policy: "delegate.read",
  params: bulkReportSchema,
  run: async (ctx, { params }) => {
    const file = await takeBulkReport(ctx, params);
    return file.ok ? fileResponse(file.value, "attachment") : file;
  },
});
