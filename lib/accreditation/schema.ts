import { z } from "zod";
import { REFUSAL_REASONS, RETURN_REASON_CODES, REVOCATION_REASONS } from "@/lib/accreditation/reasons";
import { optional, plainDate } from "@/lib/delegates/schema/fields";
import { personProse } from "@/lib/i18n/text-hygiene";
import { DELEGATE_STATES } from "@/lib/policy/delegate-workflow";

const subject = { delegateId: z.uuid(), version: z.int().positive() };

export const passDelegateSchema = z.strictObject(subject);
export type PassDelegateInput = z.infer<typeof passDelegateSchema>;

export const returnDelegateSchema = z.strictObject({
  ...subject,
  items: z
    .array(
      z.strictObject({
        reasonCode: z.enum(RETURN_REASON_CODES, "chooseOne"),
        note: optional(personProse(500)),
      }),
    )
    .min(1, "required")
    .max(20, "tooMany"),
  /** Plain date at the venue by which the person should answer. */
  dueOn: plainDate,
});
export type ReturnDelegateInput = z.infer<typeof returnDelegateSchema>;

export const approveDelegateSchema = z.strictObject({
  ...subject,
  categoryId: z.uuid("chooseOne"),
  zoneCodes: z
    .array(z.string().regex(/^[A-Z]$/))
    .min(1, "required")
    .max(32),
});
export type ApproveDelegateInput = z.infer<typeof approveDelegateSchema>;

const closing = {
  ...subject,
  /** Read by the person, in the person's language. */
  textForPerson: personProse(1000),
  /** Never leaves the secretariat. */
  internalNote: optional(personProse(2000)),
};

export const refuseDelegateSchema = z.strictObject({
  ...closing,
  reasonCode: z.enum(REFUSAL_REASONS, "chooseOne"),
});
export type RefuseDelegateInput = z.infer<typeof refuseDelegateSchema>;

export const revokeDelegateSchema = z.strictObject({
  ...closing,
  reasonCode: z.enum(REVOCATION_REASONS, "chooseOne"),
});
export type RevokeDelegateInput = z.infer<typeof revokeDelegateSchema>;

export const revealDocumentSchema = z.strictObject({ delegateId: z.uuid(), reason: personProse(300) });
export type RevealDocumentInput = z.infer<typeof revealDocumentSchema>;

const flexible = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** Filter of the review queue, from the address; what is not understood is left out. */
export const queueFilterSchema = z.object({
  state: flexible(z.enum(DELEGATE_STATES)),
  delegation: flexible(z.uuid()),
  category: flexible(z.uuid()),
  /** Whole days that the delegate has waited in the state, at least. */
  waiting: flexible(z.coerce.number().int().min(0).max(365)),
  q: flexible(z.string().trim().max(100)),
  after: flexible(z.string().max(100)),
});
export type QueueFilter = z.infer<typeof queueFilterSchema>;

export const EXPORT_FORMATS = ["xlsx", "csv"] as const;

/** The people of a queue, or of one delegation, to be written into a file. */
export const startExportSchema = z.strictObject({
  /** Made with the page, so that a second click finds the first export. */
  exportId: z.uuid(),
  conferenceId: z.uuid(),
  delegationId: z.uuid().optional(),
  format: z.enum(EXPORT_FORMATS),
  filter: queueFilterSchema.omit({ after: true }),
});
export type StartExportInput = z.infer<typeof startExportSchema>;

export const takeExportSchema = z.strictObject({ exportId: z.uuid() });
