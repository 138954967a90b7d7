import { z } from "zod";
import { LOCALES } from "@/lib/i18n/config";
import { emailAddress } from "@/lib/i18n/email-address";
import { personProse, personText } from "@/lib/i18n/text-hygiene";
import { ROLE_NAMES, type Role } from "@/lib/policy/roles";

const password = z.string("required").min(1, "required").max(200, "passwordLong");
/** Weakness is judged by the command, which knows whose it is; see password-rules.ts. */
const newPassword = password;
const token = z.string().max(100);

export const signInSchema = z.strictObject({
  email: emailAddress,
  password,
  next: z.string().max(500).optional(),
});
export type SignInInput = z.infer<typeof signInSchema>;

export const secondFactorSchema = z.strictObject({
  /** Six digits of the application, or a recovery code. */
  code: z.string("required").trim().min(1, "required").max(40),
  next: z.string().max(500).optional(),
});
export type SecondFactorInput = z.infer<typeof secondFactorSchema>;

export const nothingSchema = z.strictObject({});

export const enrolSecondFactorSchema = z.strictObject({
  code: z
    .string("required")
    .trim()
    .regex(/^[0-9]{6}$/, "codeSixDigits"),
});
export type EnrolSecondFactorInput = z.infer<typeof enrolSecondFactorSchema>;

export const changePasswordSchema = z.strictObject({ password, newPassword });
export type ChangePasswordInput = z.infer<typeof changePasswordSchema>;

export const requestPasswordResetSchema = z.strictObject({ email: emailAddress });
export type RequestPasswordResetInput = z.infer<typeof requestPasswordResetSchema>;

export const setPasswordSchema = z.strictObject({ token, newPassword });
export type SetPasswordInput = z.infer<typeof setPasswordSchema>;

/** The first password; `code` where the invitation came by two channels. */
export const acceptInvitationSchema = z.strictObject({
  token,
  newPassword,
  code: z.string().trim().max(40).optional(),
});
export type AcceptInvitationInput = z.infer<typeof acceptInvitationSchema>;

export const sendAccessLinkSchema = z.strictObject({ conferenceId: z.uuid(), email: emailAddress });
export type SendAccessLinkInput = z.infer<typeof sendAccessLinkSchema>;

export const openAccessLinkSchema = z.strictObject({ token });
export type OpenAccessLinkInput = z.infer<typeof openAccessLinkSchema>;

export const inviteUserSchema = z.strictObject({
  email: emailAddress,
  name: personText(120),
  locale: z.enum(LOCALES, "chooseOne"),
  organizationId: z.uuid().nullable(),
});
export type InviteUserInput = z.infer<typeof inviteUserSchema>;

export const userIdSchema = z.strictObject({ userId: z.uuid() });
export type UserIdInput = z.infer<typeof userIdSchema>;

export const grantRoleSchema = z.strictObject({
  userId: z.uuid(),
  role: z.enum(ROLE_NAMES as [Role, ...Role[]], "chooseOne"),
  conferenceId: z.uuid().nullable(),
  delegationId: z.uuid().nullable(),
  categoryIds: z.array(z.uuid()).max(100),
});
export type GrantRoleInput = z.infer<typeof grantRoleSchema>;

/** The same with why, for the second administrator. */
export const askRoleSchema = grantRoleSchema.extend({ reason: personProse(500) });
export type AskRoleInput = z.infer<typeof askRoleSchema>;

export const withdrawRoleSchema = z.strictObject({ grantId: z.uuid() });
export type WithdrawRoleInput = z.infer<typeof withdrawRoleSchema>;

/** Filter of the list of users, from the address; what is not understood is left out. */
export const userFilterSchema = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  /** Id of the last user of the page before. */
  after: z.uuid().optional().catch(undefined),
});
export type UserFilter = z.infer<typeof userFilterSchema>;

export const demoSignInSchema = z.strictObject({ email: emailAddress });
export type DemoSignInInput = z.infer<typeof demoSignInSchema>;
