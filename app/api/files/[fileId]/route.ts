import { getFile } from "@/lib/documents/queries";
import { fileSchema } from "@/lib/documents/schema";
import { fileResponse } from "@/lib/documents/serve-file";
import { defineRoute } from "@/lib/route";

/** A stored document, as a download. */
export const GET = defineRoute({
  name: "files.read",
  policy: {
    open: "Who records and who verifies documents may read them, each within its own scope; the query checks.",
  },
  params: fileSchema,
  run: async (ctx, { params }) => {
    const file = await getFile(ctx, params);
    return file.ok ? fileResponse(file.value, "attachment") : file;
  },
});
