import { z } from "zod";

export const takeRecordSchema = z.strictObject({ delegateId: z.uuid(), format: z.enum(["pdf", "json"]) });
export type TakeRecordInput = z.infer<typeof takeRecordSchema>;
