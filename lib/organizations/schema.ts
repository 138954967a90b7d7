import { z } from "zod";
import { ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import { LOCALES } from "@/lib/i18n/config";
import { localizedText } from "@/lib/i18n/localized-text";

const code = z.string().regex(/^[A-Z0-9]{2,12}$/, "invalid");

/** A State or body. States carry their ISO 3166-1 alpha-3 code and take their names from the UN table. */
export const createOrganizationSchema = z.strictObject({
  code,
  type: z.enum(ORGANIZATION_TYPES),
  name: localizedText(240),
  /** Short names; a language without one is left out. */
  acronym: z.partialRecord(z.enum(LOCALES), z.string().trim().min(1).max(40)),
  countryIso3: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  aliases: z.array(z.string().trim().min(1).max(240)).max(50),
});
export type CreateOrganizationInput = z.infer<typeof createOrganizationSchema>;

export const inviteDelegationSchema = z.strictObject({
  conferenceId: z.uuid(),
  organizationId: z.uuid(),
  language: z.enum(LOCALES),
  contactEmail: z.email().nullable(),
  quota: z.int().min(0).max(5000),
});
export type InviteDelegationInput = z.infer<typeof inviteDelegationSchema>;

export const appointFocalPointSchema = z.strictObject({
  delegationId: z.uuid(),
  userId: z.uuid(),
  isDeputy: z.boolean(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable(),
});
export type AppointFocalPointInput = z.infer<typeof appointFocalPointSchema>;

export const recordNominationDocumentSchema = z.strictObject({
  delegationId: z.uuid(),
  kind: z.enum(["NOTE_VERBALE", "OFFICIAL_LETTER", "CREDENTIALS"]),
  reference: z.string().trim().min(1).max(60),
  documentDate: z.iso.date(),
  lines: z
    .array(
      z.strictObject({
        nameAsWritten: z.string().trim().min(1).max(200),
        titleAsWritten: z.string().trim().max(200),
        roleAsWritten: z.string().trim().max(80),
      }),
    )
    .min(1)
    .max(2000),
});
export type RecordNominationDocumentInput = z.infer<typeof recordNominationDocumentSchema>;

export const verifyNominationDocumentSchema = z.strictObject({ documentId: z.uuid() });
export type VerifyNominationDocumentInput = z.infer<typeof verifyNominationDocumentSchema>;
