"use server";

import { defineAction } from "@/lib/action";
import { signProofs } from "@/lib/badges/commands/sign-proofs";
import { signProofsSchema } from "@/lib/badges/schema";

export const signProofsAction = defineAction({
  name: "delegation.signProofs",
  policy: "registration.endorse",
  schema: signProofsSchema,
  run: signProofs,
});
