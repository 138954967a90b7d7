"use server";

import { defineAction } from "@/lib/action";
import { sendAccessLink } from "@/lib/identity/commands/send-access-link";
import { sendAccessLinkSchema } from "@/lib/identity/schema";

export const sendLinkAction = defineAction({
  name: "accessLink.send",
  policy: { open: "a delegate needs no account" },
  schema: sendAccessLinkSchema,
  run: sendAccessLink,
});
