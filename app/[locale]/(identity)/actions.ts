"use server";

import { defineAction } from "@/lib/action";
import { acceptInvitation } from "@/lib/identity/commands/accept-invitation";
import { changePassword } from "@/lib/identity/commands/change-password";
import { enrolSecondFactor } from "@/lib/identity/commands/enrol-second-factor";
import { prepareSecondFactor } from "@/lib/identity/commands/prepare-second-factor";
import { renewRecoveryCodes } from "@/lib/identity/commands/renew-recovery-codes";
import { requestPasswordReset } from "@/lib/identity/commands/request-password-reset";
import { resetPassword } from "@/lib/identity/commands/reset-password";
import { signIn } from "@/lib/identity/commands/sign-in";
import { verifySecondFactor } from "@/lib/identity/commands/verify-second-factor";
import { safeNextPath } from "@/lib/identity/origin";
import {
  acceptInvitationSchema,
  changePasswordSchema,
  enrolSecondFactorSchema,
  nothingSchema,
  requestPasswordResetSchema,
  secondFactorSchema,
  setPasswordSchema,
  signInSchema,
} from "@/lib/identity/schema";
import { setSessionCookie, userAgent } from "@/lib/identity/session-cookie";
import { ok } from "@/lib/result";

const OWN_ACCOUNT = { open: "everybody signed in may protect their own account" };

export const signInAction = defineAction({
  name: "session.open",
  policy: { open: "whoever signs in is not known yet" },
  schema: signInSchema,
  run: async (ctx, input) => {
    const signed = await signIn(ctx, input, await userAgent());
    if (!signed.ok) return signed;
    await setSessionCookie(signed.value.token);
    return ok({ secondFactor: signed.value.secondFactor, next: safeNextPath(input.next, "/home") });
  },
});

export const secondFactorAction = defineAction({
  name: "session.secondFactor",
  policy: OWN_ACCOUNT,
  schema: secondFactorSchema,
  run: async (ctx, input) => {
    const verified = await verifySecondFactor(ctx, input, await userAgent());
    if (!verified.ok) return verified;
    await setSessionCookie(verified.value.token);
    return ok({ next: safeNextPath(input.next, "/home") });
  },
});

export const prepareSecondFactorAction = defineAction({
  name: "secondFactor.prepare",
  policy: OWN_ACCOUNT,
  schema: nothingSchema,
  run: (ctx) => prepareSecondFactor(ctx),
});

export const enrolSecondFactorAction = defineAction({
  name: "secondFactor.enrol",
  policy: OWN_ACCOUNT,
  schema: enrolSecondFactorSchema,
  run: async (ctx, input) => {
    const enrolled = await enrolSecondFactor(ctx, input, await userAgent());
    if (!enrolled.ok) return enrolled;
    await setSessionCookie(enrolled.value.token);
    return ok({ codes: enrolled.value.codes });
  },
});

export const renewRecoveryCodesAction = defineAction({
  name: "recoveryCodes.renew",
  policy: OWN_ACCOUNT,
  schema: nothingSchema,
  run: (ctx) => renewRecoveryCodes(ctx),
});

export const changePasswordAction = defineAction({
  name: "password.change",
  policy: OWN_ACCOUNT,
  schema: changePasswordSchema,
  run: changePassword,
});

export const requestPasswordResetAction = defineAction({
  name: "password.requestReset",
  policy: { open: "whoever forgot a password cannot sign in" },
  schema: requestPasswordResetSchema,
  run: requestPasswordReset,
});

export const resetPasswordAction = defineAction({
  name: "password.reset",
  policy: { open: "the link itself is the proof" },
  schema: setPasswordSchema,
  rate: "openLink",
  run: resetPassword,
});

export const acceptInvitationAction = defineAction({
  name: "invitation.accept",
  policy: { open: "the link itself is the proof" },
  schema: acceptInvitationSchema,
  rate: "openLink",
  run: acceptInvitation,
});
