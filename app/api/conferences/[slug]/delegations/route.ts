import { exportDelegations } from "@/lib/badges/commands/export-delegations";
import { exportDelegationsSchema } from "@/lib/badges/schema";
import { defineRoute } from "@/lib/route";

/** The list of delegations as a workbook, with the filters of the page. */
export const GET = defineRoute({
  name: "delegations.export",
  policy: "list.read",
  params: exportDelegationsSchema,
  run: async (ctx, { params: { slug, ...filter } }) => {
    const made = await exportDelegations(ctx, { slug, filter });
    if (!made.ok) return made;
    return new Response(new Uint8Array(made.value.bytes), {
      headers: {
        "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "content-disposition": `attachment; filename="${made.value.name}"`,
      },
    });
  },
});
