import { z } from "zod";
import { FORM_STEPS } from "@/lib/delegates/schema/steps";
import { personProse } from "@/lib/i18n/text-hygiene";

export const startRegistrationSchema = z.strictObject({
  conferenceId: z.uuid(),
  /** Made by the form once, so that a double click makes one delegate. */
  requestKey: z.uuid(),
});
export type StartRegistrationInput = z.infer<typeof startRegistrationSchema>;

export const saveStepSchema = z.strictObject({
  delegateId: z.uuid(),
  version: z.int().positive(),
  step: z.enum(FORM_STEPS as [string, ...string[]]),
  values: z.record(z.string().max(40), z.unknown()),
  /** Pasted machine-readable zone; compared, never stored. */
  mrz: z.string().max(400).optional(),
});
export type SaveStepInput = z.infer<typeof saveStepSchema>;

export const submitDelegateSchema = z.strictObject({
  delegateId: z.uuid(),
  version: z.int().positive(),
  /** The person has seen the badge as it will be printed and agrees with it. */
  badgeApproved: z.literal(true, "badgeNotApproved"),
  /** To items that were returned and stay as they are: field of the item → what the person says. */
  answers: z.record(z.string().regex(/^[a-z]+\.[A-Za-z_]+$/), personProse(500)).optional(),
});
export type SubmitDelegateInput = z.infer<typeof submitDelegateSchema>;

export const withdrawDelegateSchema = z.strictObject({ delegateId: z.uuid(), version: z.int().positive() });
export type WithdrawDelegateInput = z.infer<typeof withdrawDelegateSchema>;
