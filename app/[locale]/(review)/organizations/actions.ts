"use server";

import { defineAction } from "@/lib/action";
import { changeOrganization } from "@/lib/organizations/commands/change-organization";
import { createOrganization } from "@/lib/organizations/commands/create-organization";
import { mergeOrganizations } from "@/lib/organizations/commands/merge-organizations";
import { restoreOrganization } from "@/lib/organizations/commands/restore-organization";
import { suspendOrganization } from "@/lib/organizations/commands/suspend-organization";
import { undoOrganizationMerge } from "@/lib/organizations/commands/undo-organization-merge";
import {
  changeOrganizationSchema,
  createOrganizationSchema,
  mergeOrganizationsSchema,
  restoreOrganizationSchema,
  suspendOrganizationSchema,
  undoOrganizationMergeSchema,
} from "@/lib/organizations/schema";

export const createOrganizationAction = defineAction({
  name: "organization.create",
  policy: "organization.manage",
  schema: createOrganizationSchema,
  run: createOrganization,
});

export const changeOrganizationAction = defineAction({
  name: "organization.change",
  policy: "organization.manage",
  schema: changeOrganizationSchema,
  run: changeOrganization,
});

export const suspendOrganizationAction = defineAction({
  name: "organization.suspend",
  policy: "organization.manage",
  schema: suspendOrganizationSchema,
  run: suspendOrganization,
});

export const restoreOrganizationAction = defineAction({
  name: "organization.restore",
  policy: "organization.manage",
  schema: restoreOrganizationSchema,
  run: restoreOrganization,
});

export const mergeOrganizationsAction = defineAction({
  name: "organization.merge",
  policy: "organization.manage",
  schema: mergeOrganizationsSchema,
  run: mergeOrganizations,
});

export const undoOrganizationMergeAction = defineAction({
  name: "organization.undoMerge",
  policy: "organization.manage",
  schema: undoOrganizationMergeSchema,
  run: undoOrganizationMerge,
});
