import { z } from "zod";
import { openRegistrationLink } from "@/lib/delegates/commands/open-registration-link";
import { isLocale } from "@/lib/i18n/config";
import { signOut } from "@/lib/identity/commands/sign-out";
import { signOutEverywhere } from "@/lib/identity/commands/sign-out-everywhere";
import { clearSessionCookie, setSessionCookie, userAgent } from "@/lib/identity/session-cookie";
import { defineRoute } from "@/lib/route";

/** Signs out, here or everywhere; the browser drops cookies, caches and what scripts stored (security rule 4.1). */
export const DELETE = defineRoute({
  name: "session.close",
  policy: { open: "everybody may leave" },
  params: z.strictObject({ everywhere: z.literal("1").optional() }),
  run: async (ctx, { params }) => {
    const left = params.everywhere ? await signOutEverywhere(ctx) : await signOut(ctx);
    if (!left.ok) return left;
    await clearSessionCookie();
    const forget = { "clear-site-data": '"cache", "cookies", "storage"' };
    return new Response(null, { status: 204, headers: forget });
  },
});

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location } });

/** Opens a registrant's link from a plain form, for browsers without scripts; with them the page's action does it. */
export const POST = defineRoute({
  name: "session.openByLink",
  policy: { open: "the link itself is the proof" },
  rate: "openLink",
  maxBytes: 2000,
  run: async (ctx, { request }) => {
    const form = await request.formData();
    const [token, wanted] = [String(form.get("token")), form.get("locale")];
    const locale = isLocale(wanted) ? wanted : ctx.locale;
    const opened = await openRegistrationLink(ctx, { token: token.slice(0, 100) }, await userAgent());
    if (!opened.ok) return seeOther(`/${locale}/continue/expired`);
    await setSessionCookie(opened.value.token);
    const { delegateId } = opened.value;
    return seeOther(`/${locale}/registrations${delegateId ? `/${delegateId}` : ""}`);
  },
});
