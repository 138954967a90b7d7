import { dayAt } from "@/lib/i18n/dates";

/** What is unusual about a clock; keys of the namespace `circulations`. */
export type NoticeProblem = "closesInThePast" | "shorterThanSet" | "lateBeforeOpening" | "closesAfterOpening";

type Clock = {
  circulatedAt: Date;
  closesAt: Date;
  /** First day of the conference, YYYY-MM-DD. */
  startsOn: string;
  /** Days that the conference gives to States. */
  days: number;
  timeZone: string;
};

/** Whole calendar days between two days; both are read in UTC, so no change of clocks shifts them. */
const daysFrom = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/**
 * What an officer is warned of before a list goes out: States are given the days that the conference sets, and a list
 * is circulated at least so many days before the opening (practice guide, stage 2). Days are those of the venue.
 */
export function noticeProblems({ circulatedAt, closesAt, startsOn, days, timeZone }: Clock): NoticeProblem[] {
  if (closesAt <= circulatedAt) return ["closesInThePast"];
  const [today, lastDay] = [dayAt(circulatedAt, timeZone), dayAt(closesAt, timeZone)];
  const problems: NoticeProblem[] = [];
  if (daysFrom(today, lastDay) < days) problems.push("shorterThanSet");
  if (daysFrom(today, startsOn) < days) problems.push("lateBeforeOpening");
  if (lastDay >= startsOn) problems.push("closesAfterOpening");
  return problems;
}

/** The last day of a clock that begins today and runs for as long as the conference sets. */
export function usualLastDay(circulatedAt: Date, days: number, timeZone: string): string {
  const today = Date.parse(`${dayAt(circulatedAt, timeZone)}T00:00:00Z`);
  return new Date(today + days * 86_400_000).toISOString().slice(0, 10);
}
