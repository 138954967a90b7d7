const DAY = 86_400_000;

/** Offset of a time zone from UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((entry) => entry.type === type)?.value);
  const local = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return local - instant;
}

/** The first instant of a calendar day at a place. The second step mends days on which the clock is moved. */
export function startOfDay(date: Date, timeZone: string): Date {
  const midnight = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  const guess = midnight - offsetAt(midnight, timeZone);
  return new Date(midnight - offsetAt(guess, timeZone));
}

/**
 * When a badge opens gates: from the first to the last day of the conference, whole days at the venue.
 * @param conference its first and last day as plain dates (UTC midnight), and the venue's time zone
 * @returns first valid instant, and the first instant that is no longer valid
 */
export function badgeValidity(conference: { startsOn: Date; endsOn: Date; timeZone: string }) {
  return {
    validFrom: startOfDay(conference.startsOn, conference.timeZone),
    validUntil: startOfDay(new Date(conference.endsOn.getTime() + DAY), conference.timeZone),
  };
}
