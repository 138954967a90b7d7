"use server";

import { defineAction } from "@/lib/action";
import { askPurge } from "@/lib/retention/commands/ask-purge";
import { configureRetention } from "@/lib/retention/commands/configure-retention";
import { liftLegalHold } from "@/lib/retention/commands/lift-legal-hold";
import { placeLegalHold } from "@/lib/retention/commands/place-legal-hold";
import {
  askPurgeSchema,
  configureRetentionSchema,
  liftHoldSchema,
  placeHoldSchema,
} from "@/lib/retention/schema";

export const configureRetentionAction = defineAction({
  name: "retention.configure",
  policy: "retention.manage",
  schema: configureRetentionSchema,
  run: configureRetention,
});

export const placeHoldAction = defineAction({
  name: "legalHold.place",
  policy: "retention.manage",
  schema: placeHoldSchema,
  run: placeLegalHold,
});

export const liftHoldAction = defineAction({
  name: "legalHold.lift",
  policy: "retention.manage",
  schema: liftHoldSchema,
  run: liftLegalHold,
});

export const askPurgeAction = defineAction({
  name: "purge.ask",
  policy: "retention.manage",
  schema: askPurgeSchema,
  run: askPurge,
});
