import { z } from "zod";

/** What a second person signs when clearance is waived: exactly this is written in the file. */
export const waiverSchema = z.strictObject({
  /** Plain date until which it holds; none: for the conference. */
  validUntil: z.iso.date().nullable(),
});
export type Waiver = z.infer<typeof waiverSchema>;
