import { z } from "zod";
import { MEASURED_STATES } from "@/lib/accreditation/numbers/measured-states";
import {
  HOLD_REASONS,
  REFUSAL_REASONS,
  RETURN_REASON_CODES,
  REVOCATION_REASONS,
} from "@/lib/accreditation/reasons";
import { optional, plainDate } from "@/lib/delegates/schema/fields";
import { personProse } from "@/lib/i18n/text-hygiene";
import { DELEGATE_STATES, wasSubmitted } from "@/lib/policy/delegate-states";

const subject = { delegateId: z.uuid(), version: z.int().positive() };

export const startReviewSchema = z.strictObject(subject);
export type StartReviewInput = z.infer<typeof startReviewSchema>;

export const putOnWaitingListSchema = z.strictObject(subject);
export type PutOnWaitingListInput = z.infer<typeof putOnWaitingListSchema>;

/** What a reviewer finds; the database enum says the same. */
export const REVIEW_FINDINGS = ["FAVOURABLE", "NO_OBJECTION", "UNFAVOURABLE"] as const;

export const closeReviewSchema = z
  .strictObject({
    ...subject,
    taskId: z.uuid(),
    finding: z.enum(REVIEW_FINDINGS, "chooseOne"),
    /** Read by officers and approvers, never by the person. */
    note: optional(personProse(2000)),
  })
  .refine(({ finding, note }) => finding !== "UNFAVOURABLE" || note !== null, {
    path: ["note"],
    error: "required",
  });
export type CloseReviewInput = z.infer<typeof closeReviewSchema>;

export const askQuerySchema = z.strictObject({
  ...subject,
  taskId: z.uuid(),
  reasonCode: z.enum(RETURN_REASON_CODES, "chooseOne"),
  /** Reaches the person word for word. */
  text: personProse(500),
});
export type AskQueryInput = z.infer<typeof askQuerySchema>;

export const dismissQuerySchema = z.strictObject({
  delegateId: z.uuid(),
  queryId: z.uuid(),
  /** Why; read by the reviewer. */
  answer: personProse(500),
});
export type DismissQueryInput = z.infer<typeof dismissQuerySchema>;

export const returnOnQuerySchema = z.strictObject({
  ...subject,
  /** All open queries, as the officer saw them. */
  queryIds: z.array(z.uuid()).min(1, "required").max(20, "tooMany"),
  dueOn: plainDate,
});
export type ReturnOnQueryInput = z.infer<typeof returnOnQuerySchema>;

export const restartReviewsSchema = z.strictObject({
  conferenceId: z.uuid(),
  /** Version of the rules that the administrator saw. */
  number: z.int().positive(),
  /** How many people the preview named. */
  people: z.int().positive(),
});
export type RestartReviewsInput = z.infer<typeof restartReviewsSchema>;

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

/** Read by the person, in the person's language. */
const textForPerson = personProse(1000);

export const refuseDelegateSchema = z.strictObject({
  ...subject,
  textForPerson,
  /** Never leaves the secretariat. */
  internalNote: optional(personProse(2000)),
  reasonCode: z.enum(REFUSAL_REASONS, "chooseOne"),
});
export type RefuseDelegateInput = z.infer<typeof refuseDelegateSchema>;

export const escalateRefusalSchema = z.strictObject({
  ...subject,
  textForPerson,
  /** Why, for the senior approver; never leaves the secretariat. */
  internalNote: personProse(2000),
  reasonCode: z.enum(REFUSAL_REASONS, "chooseOne"),
  /** The senior approver who decides. */
  seniorId: z.uuid("chooseOne"),
});
export type EscalateRefusalInput = z.infer<typeof escalateRefusalSchema>;

export const refuseEscalatedSchema = z.strictObject({ ...subject, escalationId: z.uuid() });
export type RefuseEscalatedInput = z.infer<typeof refuseEscalatedSchema>;

export const sendBackEscalationSchema = z.strictObject({
  delegateId: z.uuid(),
  escalationId: z.uuid(),
  /** Why the senior approver does not refuse; read by the approver. */
  answer: personProse(1000),
});
export type SendBackEscalationInput = z.infer<typeof sendBackEscalationSchema>;

export const askRevocationSchema = z.strictObject({
  ...subject,
  textForPerson,
  /** Why, for whoever signs; never leaves the secretariat. */
  internalNote: personProse(2000),
  reasonCode: z.enum(REVOCATION_REASONS, "chooseOne"),
});
export type AskRevocationInput = z.infer<typeof askRevocationSchema>;

/** The version is that of the delegate as the signer saw it. */
export const signRevocationSchema = z.strictObject({ requestId: z.uuid(), version: subject.version });
export type SignRevocationInput = z.infer<typeof signRevocationSchema>;

export const holdDelegateSchema = z.strictObject({
  ...subject,
  reasonCode: z.enum(HOLD_REASONS, "chooseOne"),
  internalNote: optional(personProse(2000)),
});
export type HoldDelegateInput = z.infer<typeof holdDelegateSchema>;

export const liftHoldSchema = z.strictObject({
  ...subject,
  /** Why the hold may go; never leaves the secretariat. */
  internalNote: personProse(2000),
});
export type LiftHoldInput = z.infer<typeof liftHoldSchema>;

export const revealDocumentSchema = z.strictObject({ delegateId: z.uuid(), reason: personProse(300) });
export type RevealDocumentInput = z.infer<typeof revealDocumentSchema>;

const flexible = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** What is named twice in an address is a list; a select that was left alone says nothing. */
const several = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .preprocess((given) => {
      const words = [given ?? []].flat().filter((word) => word !== "");
      return words.length > 0 ? [...new Set(words)] : undefined;
    }, z.array(schema).max(20).optional())
    .catch(undefined);

/** The states that a queue can show: before the submission, a registration is its owner's. */
const QUEUE_STATES = DELEGATE_STATES.filter(wasSubmitted);

/** The orders of the queue besides the usual one, longest waiting first. */
export const QUEUE_ORDERS = ["newest", "due"] as const;

/** Filter of the review queue, from the address; what is not understood is left out, see queue/read-filter.ts. */
export const queueFilterSchema = z.object({
  state: flexible(z.enum(QUEUE_STATES)),
  notState: several(z.enum(QUEUE_STATES)),
  delegation: flexible(z.uuid()),
  notDelegation: several(z.uuid()),
  category: flexible(z.uuid()),
  notCategory: several(z.uuid()),
  /** Only what waits for the reader's own review or word. */
  mine: flexible(z.enum(["1"])),
  /** What the reader has claimed, or what nobody else has. */
  claim: flexible(z.enum(["mine", "free"])),
  /** Whose clock has run out. */
  overdue: flexible(z.enum(["1"])),
  /** Returned, and nobody can be reminded of it. */
  unreachable: flexible(z.enum(["1"])),
  /** Whole days that the delegate has waited in the state, at least. */
  waiting: flexible(z.coerce.number().int().min(0).max(365)),
  q: flexible(z.string().trim().max(100)),
  sort: flexible(z.enum(QUEUE_ORDERS)),
  after: flexible(z.string().regex(/^\d{1,15}_[0-9a-f-]{36}$/)),
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

/** The same beyond one delegation, with why, for the second person. */
export const askExportSchema = startExportSchema.extend({ reason: personProse(500) });
export type AskExportInput = z.infer<typeof askExportSchema>;

export const takeExportSchema = z.strictObject({ exportId: z.uuid() });

/** Which state the numbers of categories and delegations are about. */
export const numbersFilterSchema = z.object({ state: flexible(z.enum(MEASURED_STATES)) });
export const acceptIdentityChangeSchema = z.strictObject({
  changeId: z.uuid(),
  /** Of the delegate, as the officer saw it. */
  version: z.int().positive(),
});
export type AcceptIdentityChangeInput = z.infer<typeof acceptIdentityChangeSchema>;

export const declineIdentityChangeSchema = z.strictObject({
  changeId: z.uuid(),
  /** Read by the person. */
  answer: personProse(500),
});
export type DeclineIdentityChangeInput = z.infer<typeof declineIdentityChangeSchema>;
