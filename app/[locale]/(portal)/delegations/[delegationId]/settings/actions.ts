"use server";

import { defineAction } from "@/lib/action";
import { setDelegationTerms } from "@/lib/delegates/commands/set-delegation-terms";
import { setDelegationTermsSchema } from "@/lib/delegates/schema/delegation-terms";

export const setTermsAction = defineAction({
  name: "delegation.setTerms",
  policy: "organization.manage",
  schema: setDelegationTermsSchema,
  run: setDelegationTerms,
});
