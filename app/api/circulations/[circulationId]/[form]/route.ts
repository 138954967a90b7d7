import { takeCirculationList } from "@/lib/organizations/no-objection/commands/take-circulation-list";
import { circulationListSchema } from "@/lib/organizations/no-objection/schema";
import { defineRoute } from "@/lib/route";

/** A circulated list for transmission to States: as a document to print, or as a workbook. */
export const GET = defineRoute({
  name: "circulation.list",
  policy: "organization.manage",
  params: circulationListSchema,
  run: async (ctx, { params }) => {
    const made = await takeCirculationList(ctx, params);
    if (!made.ok) return made;
    return new Response(new Uint8Array(made.value.bytes), {
      headers: {
        "content-type": made.value.type,
        "content-disposition": `attachment; filename="${made.value.name}"`,
      },
    });
  },
});
