import { getPhotoCopy } from "@/lib/documents/queries";
import { photoCopySchema } from "@/lib/documents/schema";
import { fileResponse } from "@/lib/documents/serve-file";
import { defineRoute } from "@/lib/route";

/** A copy of a photo, as an image. */
export const GET = defineRoute({
  name: "photos.read",
  policy: { open: "Several roles see photos, each within its own scope; the query checks which." },
  params: photoCopySchema,
  run: async (ctx, { params }) => {
    const file = await getPhotoCopy(ctx, params);
    return file.ok ? fileResponse({ ...file.value, name: "photo.jpg" }, "inline") : file;
  },
});
