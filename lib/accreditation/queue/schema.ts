import { z } from "zod";
import { QUEUE_COLUMNS } from "@/lib/accreditation/queue/columns";
import { queueFilterSchema } from "@/lib/accreditation/schema";
import { personText } from "@/lib/i18n/text-hygiene";

export const saveFilterSchema = z.strictObject({
  conferenceId: z.uuid(),
  name: personText(60),
  filter: queueFilterSchema.omit({ after: true }),
});
export type SaveFilterInput = z.infer<typeof saveFilterSchema>;

export const removeFilterSchema = z.strictObject({ filterId: z.uuid() });

export const chooseQueueColumnsSchema = z.strictObject({
  columns: z.array(z.enum(QUEUE_COLUMNS)).min(1, "required").max(QUEUE_COLUMNS.length),
});
export type ChooseQueueColumnsInput = z.infer<typeof chooseQueueColumnsSchema>;
