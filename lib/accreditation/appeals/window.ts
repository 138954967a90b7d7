import { endOfDayAt } from "@/lib/i18n/zoned-time";

const DAY = 86_400_000;

/** The venue's date at an instant, YYYY-MM-DD. */
function dateAt(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA-u-ca-gregory-nu-latn", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(instant);
}

/**
 * Until when a decision may be appealed: the end of the last day at the venue, so many calendar days after the one on
 * which it was taken, however long those days are where clocks are changed.
 * @param conference its days for an appeal and the venue's zone
 */
export function appealUntil(conference: { appealDays: number; timeZone: string }, decidedAt: Date): Date {
  const decidedOn = Date.parse(dateAt(decidedAt, conference.timeZone));
  const lastDay = new Date(decidedOn + conference.appealDays * DAY).toISOString().slice(0, 10);
  return endOfDayAt(lastDay, conference.timeZone);
}

/** What stands against an appeal now, a key of the namespace `errors`; null when it may be made. */
export function appealObstacle(
  decision: { appealUntil: Date | null } | undefined,
  appealed: boolean,
  now: Date,
): "appealedBefore" | "appealTooLate" | null {
  if (appealed) return "appealedBefore";
  return decision?.appealUntil && now <= decision.appealUntil ? null : "appealTooLate";
}
