import { readUpload } from "@/lib/documents/read-upload";
import { startImport } from "@/lib/imports/commands/start-import";
import { startImportSchema } from "@/lib/imports/schema";
import { defineRoute } from "@/lib/route";
import { MAX_BYTES } from "@/lib/tabular/limits";

/** Takes a table to import as the body of the request. */
export const POST = defineRoute({
  name: "imports.start",
  policy: "import.make",
  params: startImportSchema,
  rate: "upload",
  maxBytes: MAX_BYTES,
  run: async (ctx, { request, params }) => {
    const bytes = await readUpload(request, MAX_BYTES);
    return bytes.ok ? startImport(ctx, { ...params, bytes: bytes.value }) : bytes;
  },
});
