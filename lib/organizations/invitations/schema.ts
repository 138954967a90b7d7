import { z } from "zod";
import { ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import { LOCALES } from "@/lib/i18n/config";
import { emailAddress } from "@/lib/i18n/email-address";
import { REGIONAL_GROUPS } from "@/lib/organizations/regional-groups";

/** Most invitations sent at once; a longer list is sent in portions. */
export const MAX_INVITATIONS = 300;

export const inviteDelegationsSchema = z.strictObject({
  conferenceId: z.uuid(),
  rows: z
    .array(
      z.strictObject({
        organizationId: z.uuid(),
        language: z.enum(LOCALES, "chooseOne"),
        contactEmail: emailAddress.nullable(),
        quota: z.int("invalid").min(0, "invalid").max(5000, "invalid"),
        /** Until the end of this day at the venue; null: the conference's own date. */
        deadlineOn: z.iso.date("invalid").nullable(),
      }),
    )
    .min(1, "required")
    .max(MAX_INVITATIONS, "tooMany"),
});
export type InviteDelegationsInput = z.infer<typeof inviteDelegationsSchema>;

/** Filters of the page, as they stand in its address. What does not fit is left out. */
export const invitationsFilterSchema = z.object({
  q: z.string().trim().min(1).max(80).optional().catch(undefined),
  type: z.enum(ORGANIZATION_TYPES).optional().catch(undefined),
  region: z
    .enum([...REGIONAL_GROUPS, "NONE"])
    .optional()
    .catch(undefined),
  /** Shows those invited already, too. */
  all: z.literal("1").optional().catch(undefined),
});
export type InvitationsFilter = z.infer<typeof invitationsFilterSchema>;
