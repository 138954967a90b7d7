const DAY = 86_400_000;

/**
 * The instant so many working days (Monday to Friday at the venue) after another, at the same time of day: the
 * service clock that people are promised.
 */
export function addWorkingDays(from: Date, days: number, timeZone: string): Date {
  const weekday = new Intl.DateTimeFormat("en-u-ca-gregory", { timeZone, weekday: "short" });
  let instant = from.getTime();
  for (let left = days; left > 0; ) {
    instant += DAY;
    if (!["Sat", "Sun"].includes(weekday.format(instant))) left -= 1;
  }
  return new Date(instant);
}
