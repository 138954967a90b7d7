import fc from "fast-check";
import { expect, test } from "vitest";
import { dateAt } from "@/lib/conferences/working-hours";
import { RETENTION_CLASSES } from "@/lib/retention/classes";
import { dueClasses, retentionDue } from "@/lib/retention/due-dates";

const DAYS = { DRAFT: 30, NEEDS: 14, DOCUMENT: 90, PHOTO: 90, CLEARANCE: 180, REGISTRATION: 180 };
const dushanbe = {
  endsOn: new Date("2027-03-11"),
  registrationClosesAt: new Date("2027-03-08T13:00:00Z"),
  timeZone: "Asia/Dushanbe",
  retentionDays: DAYS,
};
const DAY = 86_400_000;

test("the schedule of the first conference, midnight by midnight", () => {
  expect(RETENTION_CLASSES.map((name) => [name, retentionDue(name, dushanbe).toISOString()])).toEqual([
    ["DRAFT", "2027-04-07T19:00:00.000Z"],
    ["NEEDS", "2027-03-25T19:00:00.000Z"],
    ["DOCUMENT", "2027-06-09T19:00:00.000Z"],
    ["PHOTO", "2027-06-09T19:00:00.000Z"],
    ["CLEARANCE", "2027-09-07T19:00:00.000Z"],
    ["REGISTRATION", "2027-09-07T19:00:00.000Z"],
  ]);
});

test("close of registration counts by the venue's day, not by the day in UTC", () => {
  const closes = { ...dushanbe, registrationClosesAt: new Date("2027-03-08T20:00:00Z") };
  expect(retentionDue("DRAFT", closes).toISOString()).toBe("2027-04-08T19:00:00.000Z");
});

const conferences = fc.record({
  endsOn: fc
    .date({ min: new Date("2024-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
    .map((date) => new Date(date.toISOString().slice(0, 10))),
  registrationClosesAt: fc.date({
    min: new Date("2024-01-01"),
    max: new Date("2040-01-01"),
    noInvalidDate: true,
  }),
  timeZone: fc.constantFrom(
    "Asia/Dushanbe",
    "Europe/Vienna",
    "America/New_York",
    "Asia/Kathmandu",
    "Pacific/Chatham",
  ),
  days: fc.integer({ min: 0, max: 3650 }),
});

test("in every zone a class goes at the beginning of the venue's day after the last day on which it is kept", () => {
  fc.assert(
    fc.property(conferences, fc.constantFrom(...RETENTION_CLASSES), ({ days, ...rest }, name) => {
      const dates = { ...rest, retentionDays: { ...DAYS, [name]: days } };
      const due = retentionDue(name, dates);
      const from =
        name === "DRAFT" ? dateAt(rest.registrationClosesAt, rest.timeZone) : rest.endsOn.toISOString();
      const kept = new Date(Date.parse(from.slice(0, 10)) + days * DAY).toISOString().slice(0, 10);
      expect(dateAt(new Date(due.getTime() - 1), rest.timeZone)).toBe(kept);
      expect(dateAt(due, rest.timeZone) > kept).toBe(true);
      expect(dueClasses(dates, new Date(due.getTime() - 1))).not.toContain(name);
      expect(dueClasses(dates, due)).toContain(name);
    }),
  );
});

test("keeping longer never makes anything due sooner, and what is due stays due", () => {
  fc.assert(
    fc.property(conferences, fc.integer({ min: 0, max: 100 }), ({ days, ...rest }, more) => {
      const at = (kept: number) =>
        retentionDue("PHOTO", { ...rest, retentionDays: { ...DAYS, PHOTO: kept } }).getTime();
      expect(at(Math.min(days + more, 3650))).toBeGreaterThanOrEqual(at(days));
    }),
  );
});

test("days that are missing or no whole number are refused, not guessed", () => {
  const { NEEDS: _none, ...others } = DAYS;
  for (const retentionDays of [others, { ...DAYS, NEEDS: 1.5 }, { ...DAYS, NEEDS: -1 }, null]) {
    expect(() => retentionDue("NEEDS", { ...dushanbe, retentionDays })).toThrow();
  }
});
