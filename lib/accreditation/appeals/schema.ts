import { z } from "zod";
import { optional } from "@/lib/delegates/schema/fields";
import { announcedFile } from "@/lib/documents/schema";
import { personProse } from "@/lib/i18n/text-hygiene";
import { SUBJECT_KINDS } from "@/lib/policy/reviews";

const subject = { delegateId: z.uuid(), version: z.int().positive() };

/** Documents that go with one appeal; the database counts them too. */
export const MOST_DOCUMENTS = 5;

export const submitAppealSchema = z.strictObject({
  ...subject,
  grounds: personProse(3000),
  /** Files that were sent for this appeal, in the order in which they are to be read. */
  documents: z.array(z.uuid()).max(MOST_DOCUMENTS, "tooMany").default([]),
});
export type SubmitAppealInput = z.input<typeof submitAppealSchema>;

export const beginAppealUploadSchema = z.strictObject({ delegateId: z.uuid(), ...announcedFile });
export type BeginAppealUploadInput = z.infer<typeof beginAppealUploadSchema>;

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
