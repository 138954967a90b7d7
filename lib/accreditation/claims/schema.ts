import { z } from "zod";

/** A dossier, and the open page that claims it. */
export const claimSchema = z.strictObject({ delegateId: z.uuid(), lease: z.uuid() });
export type ClaimInput = z.infer<typeof claimSchema>;
