import { instantOf } from "@/lib/i18n/zoned-time";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** When work is done at the venue. Days are ISO weekdays, 1 Monday … 7 Sunday; hours are the venue's, HH:MM. */
export type WorkingCalendar = {
  timeZone: string;
  workingDays: readonly number[];
  worksFrom: string;
  worksUntil: string;
  holidays: readonly Date[];
};

/** The venue's date at an instant, YYYY-MM-DD. */
export function dateAt(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA-u-ca-gregory-nu-latn", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(instant);
}

const nextDate = (date: string) => new Date(Date.parse(date) + DAY).toISOString().slice(0, 10);

/** When work begins and ends on that date, in milliseconds; null on a day off. */
function shiftOn(calendar: WorkingCalendar, date: string): { begins: number; ends: number } | null {
  const weekday = new Date(date).getUTCDay() || 7;
  const isHoliday = calendar.holidays.some((holiday) => holiday.toISOString().startsWith(date));
  if (isHoliday || !calendar.workingDays.includes(weekday)) return null;
  const begins = instantOf(date, `${calendar.worksFrom}:00`, calendar.timeZone).getTime();
  return { begins, ends: instantOf(date, `${calendar.worksUntil}:00`, calendar.timeZone).getTime() };
}

/** Whether work is done at the venue on that date, YYYY-MM-DD. */
export function worksOn(calendar: WorkingCalendar, date: string): boolean {
  return shiftOn(calendar, date) !== null;
}

/** Minutes of an ordinary working day. */
export function minutesOfDay({ worksFrom, worksUntil }: WorkingCalendar): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return minutes(worksUntil) - minutes(worksFrom);
}

/**
 * The instant at which so many minutes of work have passed: the service clock that people are promised. It stands
 * still outside the venue's hours, on days off and holidays, and counts elapsed time where clocks are changed.
 * @param minutes more than zero
 */
export function addWorkingMinutes(calendar: WorkingCalendar, from: Date, minutes: number): Date {
  let left = minutes * MINUTE;
  for (let date = dateAt(from, calendar.timeZone); ; date = nextDate(date)) {
    const shift = shiftOn(calendar, date);
    if (!shift) continue;
    const begins = Math.max(shift.begins, from.getTime());
    const available = shift.ends - begins;
    if (available <= 0) continue;
    if (left <= available) return new Date(begins + left);
    left -= available;
  }
}

/** The instant so many ordinary working days of work after another. */
export function addWorkingDays(calendar: WorkingCalendar, from: Date, days: number): Date {
  return addWorkingMinutes(calendar, from, days * minutesOfDay(calendar));
}

/** Whole minutes of work between two instants, 0 when the second is not later. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: Date, until: Date): number {
  let worked = 0;
  const last = dateAt(until, calendar.timeZone);
  for (let date = dateAt(from, calendar.timeZone); date <= last; date = nextDate(date)) {
    const shift = shiftOn(calendar, date);
    if (!shift) continue;
    worked += Math.max(0, Math.min(shift.ends, until.getTime()) - Math.max(shift.begins, from.getTime()));
  }
  return Math.floor(worked / MINUTE);
}
