import { z } from "zod";

export const assignDossierSchema = z.strictObject({
  delegateId: z.uuid(),
  version: z.int().positive(),
  /** Null: nobody any more. */
  assigneeId: z.uuid("chooseOne").nullable(),
});
export type AssignDossierInput = z.infer<typeof assignDossierSchema>;
