/** A reminder that was sent before, about the same people. */
export type EarlierReminder = { deadlineOn: string; step: number };

const DAY_MS = 86_400_000;

/** Whole calendar days from one plain date to another; negative when the second lies before. */
export function daysFrom(one: string, other: string): number {
  return Math.round((Date.parse(`${other}T00:00:00Z`) - Date.parse(`${one}T00:00:00Z`)) / DAY_MS);
}

/**
 * Which step of the ladder is due on a day (practice guide, calendar: T-10, T-5, T-2). A day that was missed is made
 * up for once, by the nearest step that has been reached; a step is never sent twice, nor a farther one after a nearer
 * one. A deadline that moves begins anew. After the deadline nothing is due.
 * @param steps days before the deadline; 0 is the day itself
 * @param today the venue's day, YYYY-MM-DD, as `deadlineOn`
 * @returns the step, or null when none is due
 */
export function dueStep(
  steps: readonly number[],
  today: string,
  deadlineOn: string,
  earlier: readonly EarlierReminder[],
): number | null {
  const left = daysFrom(today, deadlineOn);
  if (left < 0) return null;
  const reached = steps.filter((step) => step >= left);
  if (reached.length === 0) return null;
  const nearest = Math.min(...reached);
  const sent = earlier.filter((reminder) => reminder.deadlineOn === deadlineOn);
  return sent.some(({ step }) => step <= nearest) ? null : nearest;
}

/** Days before the due date of a return on which the person and the focal point are reminded. */
const RETURN_STEPS = [3, 1, 0];

/** A registration that was returned lapses only after this many reminders have reached each side (practice table, R9). */
export const REMINDERS_BEFORE_LAPSE = 2;

/** A reminder of one return to one address. */
export type SentReturnReminder = { step: number; delivered: boolean };

/**
 * Which step of the ladder of a return is due on a day. A short time to answer, or mail that did not get out, leaves
 * fewer reminders than a lapse needs: what is lacking is made up for after the due date, one a day.
 * @param today the venue's day, YYYY-MM-DD, as `dueOn`
 * @returns days before the due date, negative after it; null when nothing is due
 */
export function dueReturnStep(
  today: string,
  dueOn: string,
  sent: readonly SentReturnReminder[],
): number | null {
  const left = daysFrom(today, dueOn);
  if (left >= 0) {
    return dueStep(
      RETURN_STEPS,
      today,
      dueOn,
      sent.map(({ step }) => ({ step, deadlineOn: dueOn })),
    );
  }
  const delivered = sent.filter((reminder) => reminder.delivered).length;
  return delivered < REMINDERS_BEFORE_LAPSE ? left : null;
}

/** Reminders go out in the morning of the venue, not at midnight. */
export const FIRST_HOUR = 8;

/** The hour of the day at a place, 0–23. */
export function hourAt(instant: Date, timeZone: string): number {
  const hour = new Intl.DateTimeFormat("en-u-nu-latn", { timeZone, hour: "numeric", hourCycle: "h23" });
  return Number(hour.format(instant));
}
