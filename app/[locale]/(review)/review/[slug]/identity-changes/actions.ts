"use server";

import { acceptIdentityChange } from "@/lib/accreditation/commands/accept-identity-change";
import { declineIdentityChange } from "@/lib/accreditation/commands/decline-identity-change";
import { acceptIdentityChangeSchema, declineIdentityChangeSchema } from "@/lib/accreditation/schema";
import { defineAction } from "@/lib/action";

export const acceptIdentityChangeAction = defineAction({
  name: "identityChange.accept",
  policy: "identityChange.accept",
  schema: acceptIdentityChangeSchema,
  run: acceptIdentityChange,
});

export const declineIdentityChangeAction = defineAction({
  name: "identityChange.decline",
  policy: "identityChange.accept",
  schema: declineIdentityChangeSchema,
  run: declineIdentityChange,
});
