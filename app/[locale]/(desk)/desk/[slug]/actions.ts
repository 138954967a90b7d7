"use server";

import { defineAction } from "@/lib/action";
import { handOverBadge } from "@/lib/badges/commands/hand-over-badge";
import { printBadge } from "@/lib/badges/commands/print-badge";
import { reprintBadge } from "@/lib/badges/commands/reprint-badge";
import { requestBadgeBatch } from "@/lib/badges/commands/request-badge-batch";
import { findAtDesk } from "@/lib/badges/queries/find-at-desk";
import {
  findAtDeskSchema,
  handOverBadgeSchema,
  printBadgeSchema,
  reprintBadgeSchema,
  requestBatchSchema,
} from "@/lib/badges/schema";

export const findAction = defineAction({
  name: "badge.find",
  policy: "badge.find",
  schema: findAtDeskSchema,
  run: findAtDesk,
});

export const printAction = defineAction({
  name: "badge.print",
  policy: "badge.print",
  schema: printBadgeSchema,
  run: printBadge,
});

export const handOverAction = defineAction({
  name: "badge.handOver",
  policy: "badge.handOver",
  schema: handOverBadgeSchema,
  run: handOverBadge,
});

export const reprintAction = defineAction({
  name: "badge.reprint",
  policy: "badge.print",
  schema: reprintBadgeSchema,
  run: reprintBadge,
});

export const requestBatchAction = defineAction({
  name: "badgeBatch.request",
  policy: "badge.print",
  schema: requestBatchSchema,
  run: requestBadgeBatch,
});
