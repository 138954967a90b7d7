"use server";

import { defineAction } from "@/lib/action";
import { configureVipRanks } from "@/lib/conferences/commands/configure-vip-ranks";
import { configureVipRanksSchema } from "@/lib/conferences/schema";

export const configureVipRanksAction = defineAction({
  name: "vipRanks.configure",
  policy: "conference.manage",
  schema: configureVipRanksSchema,
  run: configureVipRanks,
});
