import { z } from "zod";
import { QR_CONTENT_ID } from "@/lib/notifications/layout";
import { qrImage } from "@/lib/notifications/qr-image";
import { getMail } from "@/lib/notifications/queries";
import { defineRoute } from "@/lib/route";

/** A mail's HTML as a document of its own in a sandbox: nothing runs, nothing is loaded. Only in the demo. */
export const GET = defineRoute({
  name: "demo.mail",
  policy: { open: "answers NOT_FOUND outside the demo" },
  params: z.strictObject({ messageId: z.uuid() }),
  run: async (ctx, { params }) => {
    const mail = await getMail(ctx, params.messageId);
    if (!mail.ok) return mail;
    const { html, qrText } = mail.value;
    const picture = qrText ? `data:image/png;base64,${(await qrImage(qrText)).toString("base64")}` : "";
    return new Response(html.replaceAll(`cid:${QR_CONTENT_ID}`, picture), {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy":
          "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups",
      },
    });
  },
});
