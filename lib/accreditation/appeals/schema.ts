import { z } from "zod";
import { optional } from "@/lib/delegates/schema/fields";
import { personProse } from "@/lib/i18n/text-hygiene";
import { SUBJECT_KINDS } from "@/lib/policy/reviews";

const subject = { delegateId: z.uuid(), version: z.int().positive() };

export const submitAppealSchema = z.strictObject({ ...subject, grounds: personProse(3000) });
export type SubmitAppealInput = z.infer<typeof submitAppealSchema>;

const ruling = {
  ...subject,
  /** The ruling, read by the person as it stands. */
  textForPerson: personProse(2000),
  /** Never leaves the secretariat. */
  internalNote: optional(personProse(2000)),
};

export const allowAppealSchema = z.strictObject({
  ...ruling,
  /** Reviews that are done anew; none: the approver decides on the findings there are. */
  reviews: z.array(z.enum(SUBJECT_KINDS)).max(SUBJECT_KINDS.length, "tooMany"),
});
export type AllowAppealInput = z.infer<typeof allowAppealSchema>;

export const dismissAppealSchema = z.strictObject(ruling);
export type DismissAppealInput = z.infer<typeof dismissAppealSchema>;
