"use server";

import { defineAction } from "@/lib/action";
import { askRole } from "@/lib/identity/commands/ask-role";
import { inviteUser } from "@/lib/identity/commands/invite-user";
import { resetSecondFactor } from "@/lib/identity/commands/reset-second-factor";
import { restoreUser } from "@/lib/identity/commands/restore-user";
import { signOutUser } from "@/lib/identity/commands/sign-out-user";
import { suspendUser } from "@/lib/identity/commands/suspend-user";
import { withdrawRole } from "@/lib/identity/commands/withdraw-role";
import { askRoleSchema, inviteUserSchema, userIdSchema, withdrawRoleSchema } from "@/lib/identity/schema";

export const inviteUserAction = defineAction({
  name: "user.invite",
  policy: "user.manage",
  schema: inviteUserSchema,
  run: inviteUser,
});

export const suspendUserAction = defineAction({
  name: "user.suspend",
  policy: "user.manage",
  schema: userIdSchema,
  run: suspendUser,
});

export const restoreUserAction = defineAction({
  name: "user.restore",
  policy: "user.manage",
  schema: userIdSchema,
  run: restoreUser,
});

export const signOutUserAction = defineAction({
  name: "user.signOut",
  policy: "user.manage",
  schema: userIdSchema,
  run: signOutUser,
});

export const resetSecondFactorAction = defineAction({
  name: "secondFactor.reset",
  policy: "user.manage",
  schema: userIdSchema,
  run: resetSecondFactor,
});

export const askRoleAction = defineAction({
  name: "role.ask",
  policy: "role.grant",
  schema: askRoleSchema,
  run: askRole,
});

export const withdrawRoleAction = defineAction({
  name: "role.withdraw",
  policy: "role.grant",
  schema: withdrawRoleSchema,
  run: withdrawRole,
});
