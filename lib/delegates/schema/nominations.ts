import { z } from "zod";

export const decideMatchSchema = z.strictObject({
  lineId: z.uuid(),
  delegateId: z.uuid(),
  verdict: z.enum(["confirmed", "rejected"]),
});
export type DecideMatchInput = z.infer<typeof decideMatchSchema>;
