import { z } from "zod";
import { LOCALES } from "@/lib/i18n/config";
import { emailAddress } from "@/lib/i18n/email-address";

const places = z.int("invalid").min(0, "invalid").max(5000, "invalid");

/** What a delegation is notified of: its places in all and within them, its date, and how it is written to. */
export const setDelegationTermsSchema = z.strictObject({
  delegationId: z.uuid(),
  version: z.int().min(1),
  quota: places,
  /** Until the end of this day at the venue; null: the conference's own date. */
  deadlineOn: z.iso.date("invalid").nullable(),
  language: z.enum(LOCALES, "chooseOne"),
  contactEmail: emailAddress.nullable(),
  /** Limits within the total; a category or zone that is not named here has none. */
  limits: z
    .array(
      z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("CATEGORY"), categoryId: z.uuid(), places }),
        z.strictObject({ kind: z.literal("ZONE"), zoneId: z.uuid(), places }),
        z.strictObject({ kind: z.literal("SECONDARY_CARD"), zoneId: z.uuid(), places }),
      ]),
    )
    .max(200),
});
export type SetDelegationTermsInput = z.infer<typeof setDelegationTermsSchema>;
