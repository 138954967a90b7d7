import { z } from "zod";

/** "instant_id_source_kind" of the last entry seen: pages go on after it whatever has happened meanwhile. */
export const timelinePageSchema = z.object({
  after: z
    .string()
    .regex(/^\d{1,15}_[0-9a-f-]{36}_[a-z]{1,20}_[A-Za-z._]{1,40}$/)
    .optional()
    .catch(undefined),
});
export type TimelinePage = z.infer<typeof timelinePageSchema>;
