import { z } from "zod";
import { ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import { DOCUMENT_TYPES } from "@/lib/delegates/schema/choices";
import { optional } from "@/lib/delegates/schema/fields";
import { personProse } from "@/lib/i18n/text-hygiene";
import { REGIONAL_GROUPS } from "@/lib/organizations/regional-groups";

/** Why another badge takes a badge's place. */
export const REPRINT_CAUSES = ["misprint", "lost", "damaged"] as const;

export const printBadgeSchema = z.strictObject({ delegateId: z.uuid() });
export type PrintBadgeInput = z.infer<typeof printBadgeSchema>;

/** What the desk saw on the document: its kind and its last characters. The whole number is never typed again. */
export const handOverBadgeSchema = z.strictObject({
  badgeId: z.uuid(),
  documentType: z.enum(DOCUMENT_TYPES, "chooseOne"),
  lastFour: z
    .string("required")
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{2,4}$/, "lastFourInvalid"),
  /** Photo, document and face were compared by eye. */
  faceMatches: z.literal(true, "faceMustMatch"),
  /** The document is not the registered one, and the desk takes it all the same. */
  otherDocument: z.boolean(),
});
export type HandOverBadgeInput = z.infer<typeof handOverBadgeSchema>;

export const reprintBadgeSchema = z.strictObject({
  badgeId: z.uuid(),
  cause: z.enum(REPRINT_CAUSES, "chooseOne"),
});
export type ReprintBadgeInput = z.infer<typeof reprintBadgeSchema>;

export const issueSecondaryCardSchema = z.strictObject({
  /** Made by the form once, so that a double click gives out one card. */
  cardId: z.uuid(),
  delegationId: z.uuid(),
  zoneId: z.uuid("chooseOne"),
  /** Who signs for the card: a person of the delegation, or one of its focal points. */
  holder: z.strictObject({
    kind: z.enum(["delegate", "focalPoint"], "chooseOne"),
    id: z.uuid("chooseOne"),
  }),
});
export type IssueSecondaryCardInput = z.infer<typeof issueSecondaryCardSchema>;

/** Why a transferable card is out of use; the database enum says the same. */
export const CARD_ENDS = ["RETURNED", "LOST", "REVOKED"] as const;

export const endSecondaryCardSchema = z
  .strictObject({
    cardId: z.uuid(),
    reason: z.enum(CARD_ENDS, "chooseOne"),
    note: optional(personProse(500)),
  })
  .refine(({ reason, note }) => reason !== "REVOKED" || note !== null, { path: ["note"], error: "required" });
export type EndSecondaryCardInput = z.infer<typeof endSecondaryCardSchema>;

/** Pictures of a badge: PDF for the printer, SVG of a side for the screen. */
export const BADGE_PICTURES = ["badge.pdf", "front.svg", "back.svg"] as const;
export const badgePictureSchema = z.strictObject({ badgeId: z.uuid(), picture: z.enum(BADGE_PICTURES) });

export const findAtDeskSchema = z.strictObject({
  conferenceId: z.uuid(),
  text: z.string().max(200),
});
export type FindAtDeskInput = z.infer<typeof findAtDeskSchema>;

export const verifyBadgeSchema = z.strictObject({
  text: z.string().min(1).max(200),
  /** The gate, as the guard calls it; for the gate log. */
  place: z.string().trim().max(60).optional(),
});
export type VerifyBadgeInput = z.infer<typeof verifyBadgeSchema>;

/** Whose badges a batch prints: the approved without a live badge, all or of one delegation or category. */
export const batchFilterSchema = z.strictObject({
  delegationId: z.uuid().nullable(),
  categoryId: z.uuid().nullable(),
  form: z.enum(["single", "sheet"]),
});
export type BatchFilter = z.infer<typeof batchFilterSchema>;

export const requestBatchSchema = z.strictObject({
  conferenceId: z.uuid(),
  filter: batchFilterSchema,
  /** Made by the client, so that a double click prints once. */
  batchId: z.uuid(),
});
export type RequestBatchInput = z.infer<typeof requestBatchSchema>;

export const batchPartSchema = z.strictObject({
  batchId: z.uuid(),
  part: z.coerce.number().int().min(1).max(10_000),
});

/** The person named in the address of the desk; null when there is none or it is no id. */
export function personParameter(value: string | string[] | undefined): string | null {
  return z.uuid().safeParse(value).data ?? null;
}

export const signProofsSchema = z.strictObject({
  delegationId: z.uuid(),
  /** Of the sheet that was seen: another one means that a face has changed meanwhile. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/, "invalid"),
});
export type SignProofsInput = z.infer<typeof signProofsSchema>;

/** Filters of the list of delegations, as they stand in its address. What does not fit is left out. */
export const delegationsFilterSchema = z.object({
  q: z.string().trim().min(1).max(80).optional().catch(undefined),
  type: z.enum(ORGANIZATION_TYPES).optional().catch(undefined),
  region: z
    .enum([...REGIONAL_GROUPS, "NONE"])
    .optional()
    .catch(undefined),
  documents: z.enum(["NONE", "DEFECTIVE", "RECEIVED", "VERIFIED"]).optional().catch(undefined),
  gap: z.literal("1").optional().catch(undefined),
  /** Only where somebody waits for an endorsement that nobody can give. */
  unheard: z.literal("1").optional().catch(undefined),
});
export type DelegationsFilter = z.infer<typeof delegationsFilterSchema>;

export const exportDelegationsSchema = delegationsFilterSchema.extend({ slug: z.string().max(80) }).strict();

/** What the gate log shows: everybody or those turned away, of one badge where its number is given. */
export const checksFilterSchema = z.object({
  only: z.literal("denied").optional().catch(undefined),
  number: z.string().trim().min(1).max(40).optional().catch(undefined),
  /** Id of the last check of the page before. */
  after: z.uuid().optional().catch(undefined),
});
export type ChecksFilter = z.infer<typeof checksFilterSchema>;
