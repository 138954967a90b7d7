import { z } from "zod";
import { personProse } from "@/lib/i18n/text-hygiene";

/** The request that the second person saw, to be signed as it stands. */
export const signRequestSchema = z.strictObject({ requestId: z.uuid() });
export type SignRequestInput = z.infer<typeof signRequestSchema>;

export const declineSignatureSchema = z.strictObject({
  requestId: z.uuid(),
  /** Why; read by the one who asked. */
  answer: personProse(500),
});
export type DeclineSignatureInput = z.infer<typeof declineSignatureSchema>;

export const withdrawSignatureSchema = z.strictObject({ requestId: z.uuid() });
export type WithdrawSignatureInput = z.infer<typeof withdrawSignatureSchema>;
