import { z } from "zod";
import { personProse } from "@/lib/i18n/text-hygiene";
import { DELEGATION_MOVES } from "@/lib/organizations/delegation-actions";

const prose = personProse(2000)
  .or(z.literal(""))
  .transform((text) => text || null);

/** One step of a delegation, with the version that the officer saw. */
export const moveDelegationSchema = z.strictObject({
  delegationId: z.uuid(),
  version: z.int().min(1),
  action: z.enum(DELEGATION_MOVES),
  /** For the file. */
  reason: prose.nullable().default(null),
  /** What the delegation reads of it. */
  disclosed: prose.nullable().default(null),
});
export type MoveDelegationInput = z.infer<typeof moveDelegationSchema>;

/** Several circulated bodies that met no objection, each with the version that was seen. */
export const accreditUnopposedSchema = z.strictObject({
  delegations: z
    .array(z.strictObject({ id: z.uuid(), version: z.int().min(1) }))
    .min(1, "required")
    .max(300, "tooMany"),
});
export type AccreditUnopposedInput = z.infer<typeof accreditUnopposedSchema>;
