"use server";

import { defineAction } from "@/lib/action";
import { openRegistrationLink } from "@/lib/delegates/commands/open-registration-link";
import { openAccessLinkSchema } from "@/lib/identity/schema";
import { setSessionCookie, userAgent } from "@/lib/identity/session-cookie";
import { ok } from "@/lib/result";

export const openLinkAction = defineAction({
  name: "accessLink.open",
  policy: { open: "the link itself is the proof" },
  schema: openAccessLinkSchema,
  rate: "openLink",
  run: async (ctx, input) => {
    const opened = await openRegistrationLink(ctx, input, await userAgent());
    if (!opened.ok) return opened;
    await setSessionCookie(opened.value.token);
    return ok({ delegateId: opened.value.delegateId });
  },
});
