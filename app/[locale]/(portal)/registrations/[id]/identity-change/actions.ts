"use server";

import { defineAction } from "@/lib/action";
import { requestIdentityChange } from "@/lib/delegates/commands/request-identity-change";
import { withdrawIdentityChange } from "@/lib/delegates/commands/withdraw-identity-change";
import {
  requestIdentityChangeSchema,
  withdrawIdentityChangeSchema,
} from "@/lib/delegates/schema/registration";

export const requestIdentityChangeAction = defineAction({
  name: "identityChange.request",
  policy: "registration.edit",
  schema: requestIdentityChangeSchema,
  run: requestIdentityChange,
});

export const withdrawIdentityChangeAction = defineAction({
  name: "identityChange.withdraw",
  policy: "registration.edit",
  schema: withdrawIdentityChangeSchema,
  run: withdrawIdentityChange,
});
