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

/** Most organizations of one run; the table says the same. */
export const MOST_OF_RUN = 10_000;

const filterFields = {
  q: z.string().trim().min(1).max(80).optional(),
  type: z.enum(ORGANIZATION_TYPES).optional(),
  region: z.enum([...REGIONAL_GROUPS, "NONE"]).optional(),
};

/** Filters of the page, as they stand in its address. What does not fit is left out. */
export const invitationsFilterSchema = z.object({
  q: filterFields.q.catch(undefined),
  type: filterFields.type.catch(undefined),
  region: filterFields.region.catch(undefined),
  /** Shows those invited already, too. */
  all: z.literal("1").optional().catch(undefined),
});
export type InvitationsFilter = z.infer<typeof invitationsFilterSchema>;

const { quota, deadlineOn } = inviteDelegationsSchema.shape.rows.element.shape;

/** Everybody whom the filter keeps and who can be invited; language and address are those last used for each. */
export const startInvitationRunSchema = z.strictObject({
  /** Made with the page, so that a second click finds the first run. */
  runId: z.uuid(),
  conferenceId: z.uuid(),
  filter: z.strictObject(filterFields),
  quota,
  deadlineOn,
  /** How many the page said they are. */
  organizations: z.int().positive(),
});
export type StartInvitationRunInput = z.infer<typeof startInvitationRunSchema>;
