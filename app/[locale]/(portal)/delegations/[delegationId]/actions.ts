"use server";

import { defineAction } from "@/lib/action";
import { addDelegate } from "@/lib/delegates/commands/add-delegate";
import { cancelSubstitution } from "@/lib/delegates/commands/cancel-substitution";
import { declineDelegate } from "@/lib/delegates/commands/decline-delegate";
import { endorseDelegate } from "@/lib/delegates/commands/endorse-delegate";
import { inviteDelegateAgain } from "@/lib/delegates/commands/invite-delegate-again";
import { orderDelegation } from "@/lib/delegates/commands/order-delegation";
import { removeDelegate } from "@/lib/delegates/commands/remove-delegate";
import { requestSubstitution } from "@/lib/delegates/commands/request-substitution";
import { substituteByMember } from "@/lib/delegates/commands/substitute-by-member";
import {
  addDelegateSchema,
  cancelSubstitutionSchema,
  declineDelegateSchema,
  endorseDelegateSchema,
  invitationSchema,
  orderDelegationSchema,
  removeDelegateSchema,
  requestSubstitutionSchema,
  substituteByMemberSchema,
} from "@/lib/delegates/schema/registration";

export const addDelegateAction = defineAction({
  name: "registration.add",
  policy: "registration.create",
  schema: addDelegateSchema,
  run: addDelegate,
});

export const inviteAgainAction = defineAction({
  name: "registration.inviteAgain",
  policy: "registration.create",
  schema: invitationSchema,
  run: inviteDelegateAgain,
});

export const endorseAction = defineAction({
  name: "registration.endorse",
  policy: "registration.endorse",
  schema: endorseDelegateSchema,
  run: endorseDelegate,
});

export const declineAction = defineAction({
  name: "registration.decline",
  policy: "registration.endorse",
  schema: declineDelegateSchema,
  run: declineDelegate,
});

export const substituteAction = defineAction({
  name: "registration.substitute",
  policy: "registration.substitute",
  schema: requestSubstitutionSchema,
  run: requestSubstitution,
});

export const substituteByMemberAction = defineAction({
  name: "registration.substituteByMember",
  policy: "registration.substitute",
  schema: substituteByMemberSchema,
  run: substituteByMember,
});

export const removeAction = defineAction({
  name: "registration.remove",
  policy: "registration.withdraw",
  schema: removeDelegateSchema,
  run: removeDelegate,
});

export const cancelSubstitutionAction = defineAction({
  name: "registration.cancelSubstitution",
  policy: "registration.substitute",
  schema: cancelSubstitutionSchema,
  run: cancelSubstitution,
});

export const orderAction = defineAction({
  name: "delegation.order",
  policy: "registration.endorse",
  schema: orderDelegationSchema,
  run: orderDelegation,
});
