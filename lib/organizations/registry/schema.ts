import { z } from "zod";
import { ORGANIZATION_TYPES } from "@/lib/conferences/schema";

const flexible = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** Filter of the registry, from the address; what is not understood is left out. */
export const registryFilterSchema = z.object({
  q: flexible(z.string().trim().min(1).max(120)),
  type: flexible(z.enum(ORGANIZATION_TYPES)),
  suspended: flexible(z.literal("1")),
  /** Code of the last entry of the page before. */
  after: flexible(z.string().max(20)),
});
export type RegistryFilter = z.infer<typeof registryFilterSchema>;
