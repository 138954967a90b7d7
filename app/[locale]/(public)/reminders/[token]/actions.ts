"use server";

import { defineAction } from "@/lib/action";
import { stopReminders } from "@/lib/reminders/commands/stop-reminders";
import { stopRemindersSchema } from "@/lib/reminders/schema";

export const stopRemindersAction = defineAction({
  name: "reminders.stop",
  policy: { open: "whoever has the mail may stop it without signing in" },
  schema: stopRemindersSchema,
  rate: "openLink",
  run: stopReminders,
});
