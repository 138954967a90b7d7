import { z } from "zod";
import { RETURN_REASON_CODES } from "@/lib/accreditation/reasons";
import { optional, plainDate } from "@/lib/delegates/schema/fields";
import { personProse } from "@/lib/i18n/text-hygiene";
import { SETTLING_ACTIONS } from "@/lib/policy/clearance-workflow";

/** The file as the vetting officer saw it. */
const file = { delegateId: z.uuid(), version: z.int().positive() };

/** What a vetting officer writes: read by vetting officers only. */
const note = personProse(4000);

export const clearanceFileSchema = z.strictObject(file);
export type ClearanceFileInput = z.infer<typeof clearanceFileSchema>;

export const clearanceNoteSchema = z.strictObject({ delegateId: z.uuid(), note });
export type ClearanceNoteInput = z.infer<typeof clearanceNoteSchema>;

export const possibleMatchSchema = z.strictObject({
  ...file,
  /** The name as the list writes it. */
  name: personProse(300),
  listName: personProse(200),
  /** Date or number of the version that was looked at. */
  listVersion: personProse(100),
  score: z.int("wholeNumber").min(0, "outOfRange").max(100, "outOfRange"),
  /** What agrees and what does not. */
  reason: note,
});
export type PossibleMatchInput = z.infer<typeof possibleMatchSchema>;

export const askPersonSchema = z.strictObject({
  ...file,
  reasonCode: z.enum(RETURN_REASON_CODES, "chooseOne"),
  /** Reaches the person word for word, once the registration officer sends it. */
  text: personProse(500),
});
export type AskPersonInput = z.infer<typeof askPersonSchema>;

export const settleClearanceSchema = z
  .strictObject({
    ...file,
    action: z.enum(SETTLING_ACTIONS, "chooseOne"),
    reason: optional(note),
    /** Until when somebody stays cleared; none: for the conference. */
    validUntil: optional(plainDate),
  })
  .refine(({ action, reason }) => action === "clear" || reason !== null, {
    path: ["reason"],
    error: "required",
  });
export type SettleClearanceInput = z.infer<typeof settleClearanceSchema>;

export const askWaiverSchema = z.strictObject({
  delegateId: z.uuid(),
  /** Of the delegate, as seen. */
  version: z.int().positive(),
  /** Why; read by whoever signs, and kept in the file. */
  reason: personProse(1000),
  validUntil: optional(plainDate),
});
export type AskWaiverInput = z.infer<typeof askWaiverSchema>;
