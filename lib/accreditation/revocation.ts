import { z } from "zod";
import { REVOCATION_REASONS } from "@/lib/accreditation/reasons";

/** What a second person signs when an accreditation is revoked: exactly this is decided, written and sent. */
export const revocationSchema = z.strictObject({
  reasonCode: z.enum(REVOCATION_REASONS),
  textForPerson: z.string(),
});
export type Revocation = z.infer<typeof revocationSchema>;
