import { dateAt } from "@/lib/conferences/working-hours";
import { instantOf } from "@/lib/i18n/zoned-time";
import { RETENTION_CLASSES, type RetentionClass, retentionDaysSchema } from "@/lib/retention/classes";

/** What the dates of a conference's data follow from. */
export type RetentionDates = {
  endsOn: Date;
  registrationClosesAt: Date;
  timeZone: string;
  retentionDays: unknown;
};

const DAY = 86_400_000;

/** That many days after a plain date, YYYY-MM-DD: days of the calendar, whatever the clocks do. */
const later = (date: string, days: number) =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/**
 * The first instant at which data of a class may go: midnight at the venue, so many whole days after the last day of
 * the conference; of drafts, after the day on which registration closes (domain reference, 7.3).
 */
export function retentionDue(name: RetentionClass, dates: RetentionDates): Date {
  const days = retentionDaysSchema.parse(dates.retentionDays)[name];
  const from =
    name === "DRAFT"
      ? dateAt(dates.registrationClosesAt, dates.timeZone)
      : dates.endsOn.toISOString().slice(0, 10);
  return instantOf(later(from, days + 1), "00:00:00", dates.timeZone);
}

/** The classes whose date has come at that instant, in their order. */
export function dueClasses(dates: RetentionDates, at: Date): RetentionClass[] {
  return RETENTION_CLASSES.filter((name) => retentionDue(name, dates) <= at);
}
