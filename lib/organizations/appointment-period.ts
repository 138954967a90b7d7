import { dayAt } from "@/lib/i18n/dates";

/** An appointment's days, both included, as YYYY-MM-DD of the venue; no end: until it is ended. */
export type AppointmentPeriod = { startsOn: string; endsOn: string | null; revoked: boolean };

export type AppointmentStanding = "ahead" | "inForce" | "ended";

/**
 * How an appointment stands at an instant. Its days are the venue's, as those of the role that follows from it, which
 * begins at the venue's midnight and ends with the last second of the last day.
 */
export function appointmentStanding(
  { startsOn, endsOn, revoked }: AppointmentPeriod,
  now: Date,
  timeZone: string,
): AppointmentStanding {
  const today = dayAt(now, timeZone);
  if (revoked || (endsOn !== null && endsOn < today)) return "ended";
  return startsOn > today ? "ahead" : "inForce";
}

/** The venue's day as the database keeps plain dates, to compare with the days of appointments. */
export function venueDate(now: Date, timeZone: string): Date {
  return new Date(dayAt(now, timeZone));
}
