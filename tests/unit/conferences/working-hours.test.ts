import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addWorkingDays,
  addWorkingMinutes,
  minutesOfDay,
  type WorkingCalendar,
  workingMinutesBetween,
} from "@/lib/conferences/working-hours";

const MINUTE = 60_000;
const holiday = (date: string) => new Date(date);
const DUSHANBE: WorkingCalendar = {
  timeZone: "Asia/Dushanbe",
  workingDays: [1, 2, 3, 4, 5],
  worksFrom: "08:00",
  worksUntil: "17:00",
  holidays: [holiday("2027-03-08")],
};

describe("the service clock", () => {
  test.each([
    // Friday 16:00 at the venue and two hours: an hour on Friday; Monday is a holiday, so the other on Tuesday.
    ["over a weekend and a holiday", "2027-03-05T11:00:00Z", 120, "2027-03-09T04:00:00Z"],
    ["from the middle of the night", "2027-03-02T22:30:00Z", 30, "2027-03-03T03:30:00Z"],
    // 18:59 UTC is 23:59 at the venue, 19:01 UTC the next day there.
    ["before the venue's midnight", "2027-03-04T18:59:00Z", 1, "2027-03-05T03:01:00Z"],
    ["after the venue's midnight, on a Saturday", "2027-03-05T19:01:00Z", 1, "2027-03-09T03:01:00Z"],
    ["to the last minute of a day", "2027-03-02T03:00:00Z", 540, "2027-03-02T12:00:00Z"],
  ])("runs %s", (_name, from, minutes, until) => {
    expect(addWorkingMinutes(DUSHANBE, new Date(from), minutes).toISOString()).toBe(
      new Date(until).toISOString(),
    );
  });

  test("counts elapsed time where clocks are put forward within a shift", () => {
    // Vienna, 28 March 2027: 02:00 becomes 03:00, so the night from 01:00 to 05:00 has three hours.
    const night = { ...DUSHANBE, timeZone: "Europe/Vienna", worksFrom: "01:00", worksUntil: "05:00" };
    const calendar = { ...night, workingDays: [7], holidays: [] };
    const [begins, ends] = [new Date("2027-03-28T00:00:00Z"), new Date("2027-03-28T03:00:00Z")];
    expect(workingMinutesBetween(calendar, begins, ends)).toBe(180);
    expect(addWorkingMinutes(calendar, begins, 180)).toEqual(ends);
  });
});

const calendars = fc.record({
  timeZone: fc.constantFrom(
    "Asia/Dushanbe",
    "Europe/Vienna",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
  ),
  workingDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  worksFrom: fc.constantFrom("00:00", "01:30", "08:00", "09:15"),
  worksUntil: fc.constantFrom("10:00", "17:45", "23:59"),
  holidays: fc.array(
    fc.integer({ min: 0, max: 120 }).map((day) => new Date(Date.UTC(2027, 1, 1 + day))),
    { maxLength: 10 },
  ),
}) satisfies fc.Arbitrary<WorkingCalendar>;
/** Whole minutes over the weeks in which clocks change on both hemispheres. */
const instants = fc
  .integer({ min: 0, max: 100 * 1440 })
  .map((m) => new Date(Date.UTC(2027, 1, 10) + m * MINUTE));
const spans = fc.integer({ min: 1, max: 4000 });

describe("for every calendar, across changes of clocks", () => {
  test("as much work lies between as was added", () => {
    fc.assert(
      fc.property(calendars, instants, spans, (calendar, from, minutes) => {
        const until = addWorkingMinutes(calendar, from, minutes);
        expect(until.getTime()).toBeGreaterThan(from.getTime());
        expect(workingMinutesBetween(calendar, from, until)).toBe(minutes);
      }),
    );
  });

  test("adding in two parts comes to the same as at once", () => {
    fc.assert(
      fc.property(calendars, instants, spans, spans, (calendar, from, one, two) => {
        const inParts = addWorkingMinutes(calendar, addWorkingMinutes(calendar, from, one), two);
        expect(inParts).toEqual(addWorkingMinutes(calendar, from, one + two));
      }),
    );
  });

  test("the clock stands still outside the venue's hours", () => {
    fc.assert(
      fc.property(calendars, instants, spans, (calendar, from, minutes) => {
        const last = new Date(addWorkingMinutes(calendar, from, minutes).getTime() - 1);
        const parts = new Intl.DateTimeFormat("en-GB", {
          timeZone: calendar.timeZone,
          hourCycle: "h23",
          weekday: "short",
          hour: "2-digit",
          minute: "2-digit",
        }).formatToParts(last);
        const part = (type: string) => parts.find((entry) => entry.type === type)?.value ?? "";
        const time = `${part("hour")}:${part("minute")}`;
        const weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part("weekday")) + 1;
        expect(calendar.workingDays).toContain(weekday);
        expect(time >= calendar.worksFrom && time < calendar.worksUntil).toBe(true);
      }),
    );
  });

  test("a day of work is the hours of a day", () => {
    expect(minutesOfDay(DUSHANBE)).toBe(540);
    expect(addWorkingDays(DUSHANBE, new Date("2027-03-02T05:00:00Z"), 1).toISOString()).toBe(
      "2027-03-03T05:00:00.000Z",
    );
  });
});
