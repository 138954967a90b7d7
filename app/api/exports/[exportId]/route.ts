import { takeExport } from "@/lib/accreditation/commands/take-export";
import { takeExportSchema } from "@/lib/accreditation/schema";
import { fileResponse } from "@/lib/documents/serve-file";
import { defineRoute } from "@/lib/route";

/** The file of an export, as a download. */
export const GET = defineRoute({
  name: "exports.take",
  policy: "delegate.read",
  params: takeExportSchema,
  run: async (ctx, { params }) => {
    const file = await takeExport(ctx, params);
    return file.ok ? fileResponse(file.value, "attachment") : file;
  },
});
