"use server";

import { defineAction } from "@/lib/action";
import { configureReminders } from "@/lib/reminders/commands/configure-reminders";
import { configureRemindersSchema } from "@/lib/reminders/schema";

export const configureRemindersAction = defineAction({
  name: "reminders.configure",
  policy: "conference.manage",
  schema: configureRemindersSchema,
  run: configureReminders,
});
