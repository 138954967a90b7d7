import { getFilePage } from "@/lib/documents/queries";
import { filePageSchema } from "@/lib/documents/schema";
import { defineRoute } from "@/lib/route";

/** A page of a paper as a picture; the browser keeps it for an hour, since a file never changes. */
export const GET = defineRoute({
  name: "files.readPage",
  policy: {
    open: "Who records, verifies or rules on what a paper goes with may read it, each within the own scope; the query checks.",
  },
  params: filePageSchema,
  run: async (ctx, { params }) => {
    const page = await getFilePage(ctx, params);
    if (!page.ok) return page;
    return new Response(page.value, {
      headers: { "content-type": "image/jpeg", "cache-control": "private, max-age=3600, immutable" },
    });
  },
});
