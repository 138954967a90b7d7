import { z } from "zod";
import { EXPORT_FORMATS, queueFilterSchema, type StartExportInput } from "@/lib/accreditation/schema";
import { LOCALES } from "@/lib/i18n/config";

/** What a second person signs when people of a whole conference are exported: these, in this form, and no others. */
export const personalExportSchema = z.strictObject({
  format: z.enum(EXPORT_FORMATS),
  locale: z.enum(LOCALES),
  filter: queueFilterSchema.omit({ after: true }),
});
export type PersonalExport = z.infer<typeof personalExportSchema>;

/** Whether an export reaches beyond one delegation and so needs two people; the database repeats this as a check. */
export function reachesBeyondDelegation(
  input: Pick<StartExportInput, "delegationId"> & { filter: { delegation?: string | undefined } },
): boolean {
  return input.delegationId === undefined && input.filter.delegation === undefined;
}
