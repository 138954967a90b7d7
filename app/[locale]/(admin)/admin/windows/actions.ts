"use server";

import { defineAction } from "@/lib/action";
import { configureWindows } from "@/lib/conferences/commands/configure-windows";
import { configureWindowsSchema } from "@/lib/conferences/schema";

export const configureWindowsAction = defineAction({
  name: "windows.configure",
  policy: "conference.manage",
  schema: configureWindowsSchema,
  run: configureWindows,
});
