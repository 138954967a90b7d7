"use server";

import { defineAction } from "@/lib/action";
import { accreditUnopposed } from "@/lib/delegates/commands/accredit-unopposed";
import { accreditUnopposedSchema } from "@/lib/delegates/schema/delegation-move";
import { circulateBodies } from "@/lib/organizations/no-objection/commands/circulate-bodies";
import { recordApplication } from "@/lib/organizations/no-objection/commands/record-application";
import { recordObjection } from "@/lib/organizations/no-objection/commands/record-objection";
import {
  circulateBodiesSchema,
  recordApplicationSchema,
  recordObjectionSchema,
} from "@/lib/organizations/no-objection/schema";

export const recordApplicationAction = defineAction({
  name: "application.record",
  policy: "organization.manage",
  schema: recordApplicationSchema,
  run: recordApplication,
});

export const circulateBodiesAction = defineAction({
  name: "circulation.make",
  policy: "organization.manage",
  schema: circulateBodiesSchema,
  run: circulateBodies,
});

export const recordObjectionAction = defineAction({
  name: "objection.record",
  policy: "organization.manage",
  schema: recordObjectionSchema,
  run: recordObjection,
});

export const accreditUnopposedAction = defineAction({
  name: "accreditation.unopposed",
  policy: "organization.manage",
  schema: accreditUnopposedSchema,
  run: accreditUnopposed,
});
