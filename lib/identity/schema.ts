import { z } from "zod";
import { emailAddress } from "@/lib/i18n/email-address";
import { ROLE_NAMES, type Role } from "@/lib/policy/roles";

const password = z.string("required").min(1, "required").max(200, "passwordLong");
const newPassword = z.string("required").min(1, "required").max(200, "passwordLong");
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

export const sendAccessLinkSchema = z.strictObject({ conferenceId: z.uuid(), email: emailAddress });
export type SendAccessLinkInput = z.infer<typeof sendAccessLinkSchema>;

export const openAccessLinkSchema = z.strictObject({ token });
export type OpenAccessLinkInput = z.infer<typeof openAccessLinkSchema>;

export const inviteUserSchema = z.strictObject({
  email: emailAddress,
  name: z.string().trim().min(1, "required").max(120),
  locale: z.string(),
  organizationId: z.uuid().nullable(),
});
export type InviteUserInput = z.infer<typeof inviteUserSchema>;

export const userIdSchema = z.strictObject({ userId: z.uuid() });
export type UserIdInput = z.infer<typeof userIdSchema>;

export const grantRoleSchema = z.strictObject({
  userId: z.uuid(),
  role: z.enum(ROLE_NAMES as [Role, ...Role[]]),
  conferenceId: z.uuid().nullable(),
  delegationId: z.uuid().nullable(),
  categoryIds: z.array(z.uuid()).max(100),
});
export type GrantRoleInput = z.infer<typeof grantRoleSchema>;

export const withdrawRoleSchema = z.strictObject({ grantId: z.uuid() });
export type WithdrawRoleInput = z.infer<typeof withdrawRoleSchema>;
