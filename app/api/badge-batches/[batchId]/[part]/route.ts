import { takeBatchPart } from "@/lib/badges/commands/take-batch-part";
import { batchPartSchema } from "@/lib/badges/schema";
import { fileResponse } from "@/lib/documents/serve-file";
import { defineRoute } from "@/lib/route";

/** The PDF of a part of a batch, as a download. */
export const GET = defineRoute({
  name: "badgeBatches.part",
  policy: "badge.print",
  params: batchPartSchema,
  run: async (ctx, { params }) => {
    const file = await takeBatchPart(ctx, params);
    return file.ok ? fileResponse(file.value, "attachment") : file;
  },
});
