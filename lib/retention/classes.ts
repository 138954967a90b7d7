import { z } from "zod";

/** Classes of data with a date of their own (schedule of the domain reference, 7.3); the database enum says the same. */
export const RETENTION_CLASSES = [
  /** Registrations that were never handed in: all of them, at once. */
  "DRAFT",
  /** Diet, access, emergency contact. */
  "NEEDS",
  /** Travel document with number and birth date, and what was read from it. */
  "DOCUMENT",
  /** Portraits, and the sheets on which they were printed. */
  "PHOTO",
  /** What was written in the clearance file; its word stays. */
  "CLEARANCE",
  /** Name, contact, notes, mails, documents of an appeal, versions handed in; the person is PURGED with it. */
  "REGISTRATION",
] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

const days = z.int("retentionDays").min(0, "retentionDays").max(3650, "retentionDays");

/** Days for which each class is kept; the database repeats the bounds as `conference_retention_days`. */
export const retentionDaysSchema = z.strictObject({
  DRAFT: days,
  NEEDS: days,
  DOCUMENT: days,
  PHOTO: days,
  CLEARANCE: days,
  REGISTRATION: days,
});
export type RetentionDays = z.infer<typeof retentionDaysSchema>;
