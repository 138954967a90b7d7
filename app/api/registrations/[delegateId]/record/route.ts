import { takeRecord } from "@/lib/accreditation/record/commands/take-record";
import { takeRecordSchema } from "@/lib/accreditation/record/schema";
import { fileResponse } from "@/lib/documents/serve-file";
import { defineRoute } from "@/lib/route";

/** The accreditation record of one person, as a download. */
export const GET = defineRoute({
  name: "registrations.record",
  policy: "record.print",
  params: takeRecordSchema,
  run: async (ctx, { params }) => {
    const file = await takeRecord(ctx, params);
    return file.ok ? fileResponse(file.value, "attachment") : file;
  },
});
