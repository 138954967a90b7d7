"use server";

import { defineAction } from "@/lib/action";
import { retryJob, retryJobSchema } from "@/lib/jobs/commands/retry-job";

export const retryJobAction = defineAction({
  name: "job.retry",
  policy: "job.manage",
  schema: retryJobSchema,
  run: retryJob,
});
