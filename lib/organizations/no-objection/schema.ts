import { z } from "zod";
import { LOCALES } from "@/lib/i18n/config";
import { emailAddress } from "@/lib/i18n/email-address";
import { personProse, personText } from "@/lib/i18n/text-hygiene";

/** Which bodies may apply: those that no other way leads in. */
export const APPLICANT_TYPES = ["NGO", "IGO", "OTHER"] as const;

/** Short enough that a State reads all of them, long enough to say something. */
const statement = personProse(1500);

/** What a body states: purpose, competence and relevance to the agenda (Economic and Social Council, 1996/31). */
const statements = {
  contactName: personText(120),
  language: z.enum(LOCALES, "chooseOne"),
  purpose: statement,
  competence: statement,
  relevance: statement,
};

const newBody = {
  name: personText(240),
  acronym: personText(40).or(z.literal("")),
  type: z.enum(APPLICANT_TYPES, "chooseOne"),
};

export const recordApplicationSchema = z.strictObject({
  conferenceId: z.uuid(),
  /** An entry of the registry; or else the name of a body that is not in it. */
  body: z.union([z.strictObject({ organizationId: z.uuid("chooseOne") }), z.strictObject(newBody)]),
  contactEmail: emailAddress,
  quota: z.int("invalid").min(1, "invalid").max(500, "invalid"),
  ...statements,
});
export type RecordApplicationInput = z.infer<typeof recordApplicationSchema>;

/** The same from the body itself; the address is the one that was verified, the places are set by officers. */
export const applySchema = z.strictObject({ conferenceId: z.uuid(), ...newBody, ...statements });
export type ApplyInput = z.infer<typeof applySchema>;

const seen = z.strictObject({ id: z.uuid(), version: z.int().min(1) });
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "invalid");

export const circulateBodiesSchema = z.strictObject({
  conferenceId: z.uuid(),
  delegations: z.array(seen).min(1, "required").max(300, "tooMany"),
  /** The end of the clock at the venue. */
  closesOn: z.iso.date("invalid"),
  closesAt: time,
  /** Says yes to a clock that is shorter or later than the conference's rule. */
  acknowledged: z.boolean(),
});
export type CirculateBodiesInput = z.infer<typeof circulateBodiesSchema>;

export const recordObjectionSchema = z.strictObject({
  delegationId: z.uuid(),
  version: z.int().min(1),
  /** The State that objects. */
  organizationId: z.uuid("chooseOne"),
  reason: personProse(2000),
  reference: personText(80).or(z.literal("")),
  /** The scan of the note, sent before. */
  fileId: z.uuid().nullable().default(null),
  /** When it reached the secretariat, at the venue's time. */
  receivedOn: z.iso.date("invalid"),
  receivedAt: time,
});
export type RecordObjectionInput = z.input<typeof recordObjectionSchema>;

const LIST_FORMS = ["pdf", "xlsx"] as const;
export const circulationListSchema = z.strictObject({
  circulationId: z.uuid(),
  form: z.enum(LIST_FORMS),
  /** Language of the document; an address of the API names none. */
  locale: z.enum(LOCALES).default("en"),
});
export type CirculationListInput = z.infer<typeof circulationListSchema>;
