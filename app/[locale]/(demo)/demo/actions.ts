"use server";

import { z } from "zod";
import { defineAction } from "@/lib/action";
import { demoSignIn } from "@/lib/identity/commands/demo-sign-in";
import { setSessionCookie, userAgent } from "@/lib/identity/session-cookie";
import { ok } from "@/lib/result";

export const demoSignInAction = defineAction({
  name: "demo.signIn",
  policy: { open: "answers NOT_FOUND outside the demo" },
  schema: z.strictObject({ email: z.email() }),
  run: async (ctx, input) => {
    const signed = await demoSignIn(ctx, input, await userAgent());
    if (!signed.ok) return signed;
    await setSessionCookie(signed.value.token);
    return ok({ signedIn: true });
  },
});
