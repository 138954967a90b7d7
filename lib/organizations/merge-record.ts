import { z } from "zod";

/** What a merge wrote down of itself: what the kept entry was called by, what moved, and how both stood afterwards. */
export const mergeRecordSchema = z.object({
  aliases: z.array(z.string()),
  delegationIds: z.array(z.string()),
  userIds: z.array(z.string()),
  childIds: z.array(z.string()),
  keptVersion: z.int(),
  givenVersion: z.int(),
});
export type MergeRecord = z.infer<typeof mergeRecordSchema>;
