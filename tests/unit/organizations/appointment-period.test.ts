import { describe, expect, test } from "vitest";
import { appointmentStanding } from "@/lib/organizations/appointment-period";

const standing = (at: string, timeZone: string, of: { endsOn?: string | null; revoked?: boolean } = {}) =>
  appointmentStanding(
    { startsOn: "2027-03-09", endsOn: "2027-03-28", revoked: false, ...of },
    new Date(at),
    timeZone,
  );

describe("an appointment's days are the venue's", () => {
  test.each([
    // Dushanbe is five hours ahead: its 9 March begins at 19:00 of 8 March in UTC.
    ["2027-03-08T18:59:59Z", "Asia/Dushanbe", "ahead"],
    ["2027-03-08T19:00:00Z", "Asia/Dushanbe", "inForce"],
    ["2027-03-28T18:59:59Z", "Asia/Dushanbe", "inForce"],
    ["2027-03-28T19:00:00Z", "Asia/Dushanbe", "ended"],
    // Vienna puts its clocks forward on 28 March: that day ends at 22:00 in UTC.
    ["2027-03-28T21:59:59Z", "Europe/Vienna", "inForce"],
    ["2027-03-28T22:00:00Z", "Europe/Vienna", "ended"],
    ["2027-03-09T04:59:59Z", "America/New_York", "ahead"],
    ["2027-03-09T05:00:00Z", "America/New_York", "inForce"],
  ] as const)("at %s in %s: %s", (at, timeZone, expected) => {
    expect(standing(at, timeZone)).toBe(expected);
  });

  test("without an end it lasts until somebody ends it", () => {
    expect(standing("2030-01-01T00:00:00Z", "Asia/Dushanbe", { endsOn: null })).toBe("inForce");
    expect(standing("2027-03-10T00:00:00Z", "Asia/Dushanbe", { revoked: true })).toBe("ended");
    expect(standing("2027-03-01T00:00:00Z", "Asia/Dushanbe", { revoked: true })).toBe("ended");
  });
});
