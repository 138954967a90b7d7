import { z } from "zod";

const token = z.string().max(100);

export const stopRemindersSchema = z.strictObject({
  token,
  /** false: they may come again. */
  stop: z.boolean(),
});
export type StopRemindersInput = z.infer<typeof stopRemindersSchema>;

export const reminderTokenSchema = z.strictObject({ token });

export const remindDelegationSchema = z.strictObject({ delegationId: z.uuid() });
export type RemindDelegationInput = z.infer<typeof remindDelegationSchema>;

export const configureRemindersSchema = z.strictObject({
  conferenceId: z.uuid(),
  /** Days before the deadline; 0 is the day itself. None: nobody is reminded. */
  days: z.array(z.int("invalid").min(0, "invalid").max(90, "invalid")).max(10, "tooMany"),
});
export type ConfigureRemindersInput = z.infer<typeof configureRemindersSchema>;
