import { z } from "zod";
import { NOMINATION_CHECKS, NOMINATION_KINDS } from "@/lib/conferences/nomination-checks";
import { ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import { LOCALES } from "@/lib/i18n/config";
import { isCountryCode } from "@/lib/i18n/country-codes";
import { emailAddress } from "@/lib/i18n/email-address";
import { personProse, personText } from "@/lib/i18n/text-hygiene";
import { DEFECT_CODES } from "@/lib/organizations/defects";
import { isState } from "@/lib/organizations/names";

const code = z.string().regex(/^[A-Z0-9]{2,12}$/, "invalid");

/** Most aliases of one entry, those that merges bring included. */
export const MOST_ALIASES = 200;

const name = personText(240);
const acronym = personText(40);

const organizationFields = z.strictObject({
  code,
  type: z.enum(ORGANIZATION_TYPES, "chooseOne"),
  name: z.strictObject({ en: name, ru: name, tg: name, fr: name, ar: name }),
  /** Short names; a language without one is left out. */
  acronym: z.partialRecord(z.enum(LOCALES), acronym),
  countryIso3: z.string().refine(isCountryCode, "chooseOne").nullable(),
  aliases: z.array(name).max(MOST_ALIASES, "tooMany"),
  parentId: z.uuid("chooseOne").nullable().default(null),
});

const namesCountry = ({ type, countryIso3 }: { type: string; countryIso3: string | null }) =>
  !isState(type) || countryIso3 !== null;
const noCountry = { path: ["countryIso3"], error: "required" };

/** A State or body. States carry their ISO 3166-1 alpha-3 code and take their names from the UN table. */
export const createOrganizationSchema = organizationFields.refine(namesCountry, noCountry);
export type CreateOrganizationInput = z.input<typeof createOrganizationSchema>;

const seenOrganization = { organizationId: z.uuid(), version: z.int().min(1) };

export const changeOrganizationSchema = organizationFields
  .extend(seenOrganization)
  .refine(namesCountry, noCountry);
export type ChangeOrganizationInput = z.infer<typeof changeOrganizationSchema>;

export const suspendOrganizationSchema = z.strictObject({ ...seenOrganization, reason: personProse(500) });
export type SuspendOrganizationInput = z.infer<typeof suspendOrganizationSchema>;

export const restoreOrganizationSchema = z.strictObject(seenOrganization);
export type RestoreOrganizationInput = z.infer<typeof restoreOrganizationSchema>;

/** The versions are those that the preview showed. */
export const mergeOrganizationsSchema = z
  .strictObject({
    keptId: z.uuid(),
    keptVersion: z.int().min(1),
    givenId: z.uuid(),
    givenVersion: z.int().min(1),
  })
  .refine(({ keptId, givenId }) => keptId !== givenId, { path: ["givenId"], error: "chooseOne" });
export type MergeOrganizationsInput = z.infer<typeof mergeOrganizationsSchema>;

export const undoOrganizationMergeSchema = z.strictObject({ mergeId: z.uuid() });
export type UndoOrganizationMergeInput = z.infer<typeof undoOrganizationMergeSchema>;

export const inviteDelegationSchema = z.strictObject({
  conferenceId: z.uuid(),
  organizationId: z.uuid(),
  language: z.enum(LOCALES),
  contactEmail: z.email().nullable(),
  quota: z.int().min(0).max(5000),
  /** Until the end of this day at the venue; null: the conference's own date. */
  deadlineOn: z.iso.date().nullable().default(null),
  /** Whether the contact is written to; not when history is entered. */
  tellContact: z.boolean().default(true),
});
export type InviteDelegationInput = z.input<typeof inviteDelegationSchema>;

export const appointFocalPointSchema = z.strictObject({
  delegationId: z.uuid(),
  userId: z.uuid(),
  isDeputy: z.boolean(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable(),
  /** The note or letter that names the focal point. */
  proofReference: personText(60).nullable().default(null),
  /** Its scan, sent before. */
  proofFileId: z.uuid().nullable().default(null),
});
export type AppointFocalPointInput = z.input<typeof appointFocalPointSchema>;

/** An appointment by address: who has no account yet is invited. */
export const inviteFocalPointSchema = z
  .strictObject({
    ...appointFocalPointSchema.omit({ userId: true }).shape,
    email: emailAddress,
    name: personText(120),
    locale: z.enum(LOCALES, "chooseOne"),
  })
  .refine(({ proofReference, proofFileId }) => proofReference !== null || proofFileId !== null, {
    path: ["proofReference"],
    error: "proofMissing",
  })
  .refine(({ startsOn, endsOn }) => endsOn === null || startsOn <= endsOn, {
    path: ["endsOn"],
    error: "endBeforeStart",
  });
export type InviteFocalPointInput = z.input<typeof inviteFocalPointSchema>;

export const focalPointSchema = z.strictObject({ focalPointId: z.uuid() });
export type FocalPointInput = z.infer<typeof focalPointSchema>;

const nominationLineSchema = z.strictObject({
  nameAsWritten: personText(200),
  titleAsWritten: personText(200).or(z.literal("")),
  roleAsWritten: personText(80).or(z.literal("")),
});

const lines = z.array(nominationLineSchema).min(1, "required").max(2000, "tooMany");

export const recordNominationDocumentSchema = z.strictObject({
  delegationId: z.uuid(),
  kind: z.enum(NOMINATION_KINDS, "chooseOne"),
  reference: personText(60),
  documentDate: z.iso.date("invalid"),
  /** The paper itself, sent before. */
  fileId: z.uuid().nullable().default(null),
  /** The document that this one replaces, with the version that was seen. */
  supersedes: z
    .strictObject({ id: z.uuid(), version: z.int().min(1) })
    .nullable()
    .default(null),
  lines,
});
export type RecordNominationDocumentInput = z.input<typeof recordNominationDocumentSchema>;

const document = { documentId: z.uuid(), version: z.int().min(1) };

export const changeNominationLinesSchema = z.strictObject({
  ...document,
  lines: z
    .array(nominationLineSchema.extend({ id: z.uuid().nullable() }))
    .min(1, "required")
    .max(2000, "tooMany"),
});
export type ChangeNominationLinesInput = z.infer<typeof changeNominationLinesSchema>;

/** What an officer saw of each requirement that the conference asks of such a document. */
const checks = z.partialRecord(z.enum(NOMINATION_CHECKS), z.boolean());

export const judgeNominationDocumentSchema = z.discriminatedUnion("verdict", [
  z.strictObject({ ...document, verdict: z.literal("verified"), checks }),
  z.strictObject({
    ...document,
    verdict: z.literal("defective"),
    checks,
    defectCode: z.enum(DEFECT_CODES, "chooseOne"),
    note: personProse(500).or(z.literal("")),
  }),
  z.strictObject({ ...document, verdict: z.literal("reopened") }),
]);
export type JudgeNominationDocumentInput = z.infer<typeof judgeNominationDocumentSchema>;
