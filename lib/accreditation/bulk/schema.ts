import { z } from "zod";
import { queueFilterSchema, returnDelegateSchema } from "@/lib/accreditation/schema";

/** Most people of one act. */
export const MOST_PEOPLE = 500;

/** What can be done to many at once; the database enum says the same. */
export const BULK_KINDS = ["APPROVE", "RETURN", "ASK_FOR_MORE", "ASSIGN"] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

const { items, dueOn } = returnDelegateSchema.shape;

/** What all rows of an act share, by kind; kept with the act and read again when a row is carried out. */
export const bulkTermsSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("APPROVE") }),
  z.strictObject({ kind: z.literal("RETURN"), items, dueOn }),
  z.strictObject({ kind: z.literal("ASK_FOR_MORE"), items, dueOn }),
  z.strictObject({ kind: z.literal("ASSIGN"), assigneeId: z.uuid("chooseOne").nullable() }),
]);
export type BulkTerms = z.infer<typeof bulkTermsSchema>;

export const bulkFilterSchema = queueFilterSchema.omit({ after: true });

export const prepareBulkActSchema = z.strictObject({
  /** Made with the page, so that a second click finds the first act. */
  actId: z.uuid(),
  conferenceId: z.uuid(),
  terms: bulkTermsSchema,
  /** The chosen ones, or everybody of the filter. */
  people: z.union([
    z.strictObject({ ids: z.array(z.uuid()).min(1, "required").max(MOST_PEOPLE, "tooMany") }),
    z.strictObject({ filter: bulkFilterSchema }),
  ]),
});
export type PrepareBulkActInput = z.infer<typeof prepareBulkActSchema>;

export const startBulkActSchema = z.strictObject({
  actId: z.uuid(),
  /** How many the preview said will happen. */
  people: z.int().positive(),
});
export type StartBulkActInput = z.infer<typeof startBulkActSchema>;

export const REPORT_FORMATS = ["xlsx", "csv"] as const;
export const bulkReportSchema = z.strictObject({ actId: z.uuid(), format: z.enum(REPORT_FORMATS) });
export type BulkReportInput = z.infer<typeof bulkReportSchema>;
