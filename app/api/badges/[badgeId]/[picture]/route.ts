import { takeBadgePdf } from "@/lib/badges/commands/take-badge-pdf";
import { getBadgePicture } from "@/lib/badges/queries/printable";
import { badgePictureSchema } from "@/lib/badges/schema";
import { defineRoute } from "@/lib/route";

/** The drawing holds its photo and codes as data; nothing else may load, and nothing may run. */
const SVG_POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/** A badge as PDF for the printer, or one side as SVG for the screen. */
export const GET = defineRoute({
  name: "badges.picture",
  policy: "badge.print",
  params: badgePictureSchema,
  run: async (ctx, { params: { badgeId, picture } }) => {
    if (picture === "badge.pdf") {
      const taken = await takeBadgePdf(ctx, { badgeId });
      if (!taken.ok) return taken;
      const { pdf, number } = taken.value;
      return new Response(new Uint8Array(pdf), {
        headers: {
          "content-type": "application/pdf",
          "content-disposition": `inline; filename="${number}.pdf"`,
        },
      });
    }
    const drawn = await getBadgePicture(ctx, { badgeId, side: picture === "front.svg" ? "front" : "back" });
    if (!drawn.ok) return drawn;
    const headers = { "content-type": "image/svg+xml", "content-security-policy": SVG_POLICY };
    return new Response(drawn.value, { headers });
  },
});
