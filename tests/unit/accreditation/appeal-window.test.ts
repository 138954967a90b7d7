import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appealObstacle, appealUntil } from "@/lib/accreditation/appeals/window";

const at = (zone: string, decidedAt: string, appealDays = 14) =>
  appealUntil({ timeZone: zone, appealDays }, new Date(decidedAt)).toISOString();

describe("until when one may appeal", () => {
  test.each([
    ["a plain day", "Asia/Dushanbe", "2027-03-01T05:00:00Z", "2027-03-15T18:59:59.000Z"],
    [
      "the last second of the venue's day",
      "Asia/Dushanbe",
      "2027-03-01T18:59:59Z",
      "2027-03-15T18:59:59.000Z",
    ],
    ["the venue's midnight", "Asia/Dushanbe", "2027-03-01T19:00:00Z", "2027-03-16T18:59:59.000Z"],
    ["clocks put forward meanwhile", "Europe/Vienna", "2027-03-20T11:00:00Z", "2027-04-03T21:59:59.000Z"],
    ["clocks put back meanwhile", "Europe/Vienna", "2027-10-25T11:00:00Z", "2027-11-08T22:59:59.000Z"],
    [
      "a last day on which clocks change",
      "Europe/Vienna",
      "2027-03-14T11:00:00Z",
      "2027-03-28T21:59:59.000Z",
    ],
    ["across the end of a year", "America/New_York", "2027-12-25T04:30:00Z", "2028-01-08T04:59:59.000Z"],
  ])("%s", (_what, zone, decidedAt, until) => {
    expect(at(zone, decidedAt)).toBe(until);
  });

  test("always whole days at the venue: at least so many, less than one more", () => {
    const zones = fc.constantFrom("Asia/Dushanbe", "Europe/Vienna", "America/New_York", "Asia/Kathmandu");
    const instants = fc.date({
      min: new Date("2026-01-01"),
      max: new Date("2030-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, instants, fc.integer({ min: 1, max: 90 }), (timeZone, decidedAt, appealDays) => {
        const hours =
          (appealUntil({ timeZone, appealDays }, decidedAt).getTime() - decidedAt.getTime()) / 3.6e6;
        expect(hours).toBeGreaterThanOrEqual(appealDays * 24 - 1.01);
        expect(hours).toBeLessThanOrEqual((appealDays + 1) * 24 + 1.01);
      }),
    );
  });
});

test("what stands against an appeal: the one before, or the time", () => {
  const until = new Date("2027-03-15T18:59:59Z");
  const later = new Date(until.getTime() + 1);
  expect(appealObstacle({ appealUntil: until }, false, until)).toBeNull();
  expect(appealObstacle({ appealUntil: until }, false, later)).toBe("appealTooLate");
  expect(appealObstacle({ appealUntil: null }, false, until)).toBe("appealTooLate");
  expect(appealObstacle(undefined, false, until)).toBe("appealTooLate");
  expect(appealObstacle({ appealUntil: until }, true, until)).toBe("appealedBefore");
});
