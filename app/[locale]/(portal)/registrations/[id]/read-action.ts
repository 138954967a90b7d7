"use server";

import { z } from "zod";
import { defineAction } from "@/lib/action";
import { getRegistration } from "@/lib/delegates/queries/registrations";
import { FORM_STEPS } from "@/lib/delegates/schema/steps";
import { ok } from "@/lib/result";

/** What another device saved, for the side-by-side view of a conflict. */
export const readStepAction = defineAction({
  name: "registration.readStep",
  policy: "registration.edit",
  schema: z.strictObject({ delegateId: z.uuid(), step: z.enum(FORM_STEPS) }),
  run: async (ctx, { delegateId, step }) => {
    const found = await getRegistration(ctx, delegateId);
    if (!found.ok) return found;
    return ok({
      version: found.value.version,
      values: { ...found.value.values[step] } as Record<string, unknown>,
    });
  },
});
