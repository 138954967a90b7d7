"use server";

import { defineAction } from "@/lib/action";
import { sendApplicationLink } from "@/lib/identity/commands/send-application-link";
import { sendAccessLinkSchema } from "@/lib/identity/schema";
import { applyForAccreditation } from "@/lib/organizations/no-objection/commands/apply-for-accreditation";
import { applySchema } from "@/lib/organizations/no-objection/schema";

export const sendApplicationLinkAction = defineAction({
  name: "applicationLink.send",
  policy: { open: "a body that applies has no account" },
  schema: sendAccessLinkSchema,
  run: sendApplicationLink,
});

export const applyAction = defineAction({
  name: "application.make",
  policy: "registration.create",
  schema: applySchema,
  rate: "accessLink",
  run: applyForAccreditation,
});
