import { z } from "zod";
import { personProse } from "@/lib/i18n/text-hygiene";
import { RETENTION_CLASSES, retentionDaysSchema } from "@/lib/retention/classes";

export const configureRetentionSchema = z.strictObject({
  conferenceId: z.uuid(),
  /** What the form showed: somebody else may have changed it since. */
  before: retentionDaysSchema,
  days: retentionDaysSchema,
});
export type ConfigureRetentionInput = z.infer<typeof configureRetentionSchema>;

export const placeHoldSchema = z.strictObject({
  conferenceId: z.uuid(),
  /** Reference of the person as it stands on letters; empty: the whole conference. */
  reference: z.string().trim().max(40),
  reason: personProse(1000),
});
export type PlaceHoldInput = z.infer<typeof placeHoldSchema>;

export const liftHoldSchema = z.strictObject({ holdId: z.uuid(), reason: personProse(1000) });
export type LiftLegalHoldInput = z.infer<typeof liftHoldSchema>;

export const askPurgeSchema = z.strictObject({
  conferenceId: z.uuid(),
  /** The list that was shown: another one is not laid before anybody. */
  listHash: z.string().regex(/^[0-9a-f]{64}$/),
  reason: personProse(1000),
});
export type AskPurgeInput = z.infer<typeof askPurgeSchema>;

/** What a second person signs: this list and no other. */
export const purgePayloadSchema = z.strictObject({
  purgeId: z.uuid(),
  listHash: z.string(),
  people: z.int(),
  classes: z.array(
    z.strictObject({
      name: z.enum(RETENTION_CLASSES),
      people: z.int(),
      records: z.int(),
      files: z.int(),
    }),
  ),
});
export type PurgePayload = z.infer<typeof purgePayloadSchema>;
