/** A day at the venue, YYYY-MM-DD, with the files that wait for the secretariat when it ends. */
export type BacklogDay = { date: string; backlog: number; isForecast: boolean };

/** What changed the backlog on one day. */
export type DayFlow = { date: string; arrived: number; decided: number };

export type Forecast = {
  /** Files a working day of the days looked at; null when none of them was a working day. */
  perDay: { arrived: number; decided: number } | null;
  /** Whole working days from tomorrow to the day before the opening. */
  workingDaysLeft: number;
  /** Files that still wait when the conference opens, at the present rate; null without a rate. */
  atOpening: number | null;
  /** The working day on which nothing waits any more; null when that is not before the opening. */
  clearedOn: string | null;
  days: BacklogDay[];
};

const DAY = 86_400_000;

/** The date so many days after another; earlier for a negative number. */
export const dateAfter = (date: string, days: number) =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** Backlogs at the end of the days looked at, from what waits now backwards. */
function history(today: string, backlog: number, flows: readonly DayFlow[], lookBack: number): BacklogDay[] {
  const flowOf = new Map(flows.map((flow) => [flow.date, flow]));
  const days: BacklogDay[] = [];
  let waiting = backlog;
  for (let back = 0; back <= lookBack; back += 1) {
    const date = dateAfter(today, -back);
    days.unshift({ date, backlog: waiting, isForecast: false });
    const flow = flowOf.get(date);
    waiting = Math.max(0, waiting - (flow?.arrived ?? 0) + (flow?.decided ?? 0));
  }
  return days;
}

/**
 * How many files wait day by day: as it was, and as it will be until the opening if files go on to arrive and to be
 * decided as in the days looked at. Both are counted for a working day of the venue, since that is when both are worked
 * on: what arrives on a day off waits for the next one.
 * @param lookBack days before today from which the rate is taken; today, which is not over, is left out
 */
export function forecastBacklog({
  today,
  opening,
  backlog,
  flows,
  lookBack,
  worksOn,
}: {
  today: string;
  opening: string;
  backlog: number;
  flows: readonly DayFlow[];
  lookBack: number;
  worksOn: (date: string) => boolean;
}): Forecast {
  const before = Array.from({ length: lookBack }, (_, at) => dateAfter(today, at - lookBack));
  const worked = before.filter(worksOn).length;
  const sum = (of: "arrived" | "decided") =>
    flows
      .filter(({ date }) => date < today && date >= dateAfter(today, -lookBack))
      .reduce((all, flow) => all + flow[of], 0);
  const perDay = worked === 0 ? null : { arrived: sum("arrived") / worked, decided: sum("decided") / worked };
  const days = history(today, backlog, flows, lookBack);
  let workingDaysLeft = 0;
  let clearedOn: string | null = null;
  let waiting = backlog;
  for (let date = dateAfter(today, 1); date < opening; date = dateAfter(date, 1)) {
    if (worksOn(date)) {
      workingDaysLeft += 1;
      if (perDay) waiting = Math.max(0, waiting + perDay.arrived - perDay.decided);
      if (perDay && waiting === 0 && backlog > 0) clearedOn ??= date;
    }
    if (perDay) days.push({ date, backlog: waiting, isForecast: true });
  }
  return { perDay, workingDaysLeft, atOpening: perDay ? Math.round(waiting) : null, clearedOn, days };
}

/** At most so many days of a picture: the last of each stretch, those that were apart from those that will be. */
export function thinned(days: readonly BacklogDay[], most: number): BacklogDay[] {
  const each = Math.ceil(days.length / most);
  return [false, true].flatMap((isForecast) => {
    const part = days.filter((day) => day.isForecast === isForecast);
    // Counted from the end, so that today and the eve of the opening are always among them.
    return part.filter((_, at) => (part.length - 1 - at) % each === 0);
  });
}
