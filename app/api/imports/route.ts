import { readUpload } from "@/lib/documents/read-upload";
import { startImport } from "@/lib/imports/commands/start-import";
import { isTableKind } from "@/lib/imports/kinds";
import { MAX_ARCHIVE } from "@/lib/imports/photo-archive";
import { startImportSchema } from "@/lib/imports/schema";
import { defineRoute } from "@/lib/route";
import { MAX_BYTES } from "@/lib/tabular/limits";

/** Takes a table or an archive of photos to import as the body of the request. */
export const POST = defineRoute({
  name: "imports.start",
  policy: "import.make",
  params: startImportSchema,
  rate: "upload",
  maxBytes: MAX_ARCHIVE,
  run: async (ctx, { request, params }) => {
    const bytes = await readUpload(request, isTableKind(params.kind) ? MAX_BYTES : MAX_ARCHIVE);
    return bytes.ok ? startImport(ctx, { ...params, bytes: bytes.value }) : bytes;
  },
});
