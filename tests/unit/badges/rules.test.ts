import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandLook, contrast } from "@/lib/badges/band";
import { badgeValidity, startOfDay } from "@/lib/badges/validity";
import { zoneMask, zonesOfMask } from "@/lib/badges/zone-mask";
import { CATEGORIES } from "@/prisma/seed/categories";

describe("category band", () => {
  it("writes on every colour with a contrast of 4.5 or more, whatever is chosen", () => {
    for (const { code, bandColor } of CATEGORIES) {
      const { ink } = bandLook(bandColor);
      expect(contrast(ink, bandColor), code).toBeGreaterThanOrEqual(4.5);
    }
    const channel = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(channel, channel, channel, (...rgb) => {
        const color = `#${rgb.map((value) => value.toString(16).padStart(2, "0").toUpperCase()).join("")}`;
        expect(contrast(bandLook(color).ink, color)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it("measures contrast as WCAG does, and outlines white only", () => {
    expect(contrast("#FFFFFF", "#000000")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#FFFFFF")).toBeCloseTo(4.48, 2);
    expect(
      CATEGORIES.filter(({ bandColor }) => bandLook(bandColor).outlined).map(({ code }) => code),
    ).toEqual(["MD", "MO"]);
  });

  it("is told apart without its colour: code, or word and pattern", () => {
    expect(new Set(CATEGORIES.map(({ code }) => code)).size).toBe(CATEGORIES.length);
  });
});

describe("validity", () => {
  const days = { startsOn: new Date("2027-03-09"), endsOn: new Date("2027-03-11") };
  const of = (timeZone: string) => {
    const { validFrom, validUntil } = badgeValidity({ ...days, timeZone });
    return [validFrom.toISOString(), validUntil.toISOString()];
  };

  it("lasts whole days at the venue, wherever the server stands", () => {
    expect(of("Asia/Dushanbe")).toEqual(["2027-03-08T19:00:00.000Z", "2027-03-11T19:00:00.000Z"]);
    expect(of("Asia/Kathmandu")).toEqual(["2027-03-08T18:15:00.000Z", "2027-03-11T18:15:00.000Z"]);
    expect(of("America/New_York")).toEqual(["2027-03-09T05:00:00.000Z", "2027-03-12T05:00:00.000Z"]);
  });

  it("counts the days on which clocks are moved", () => {
    expect(startOfDay(new Date("2027-03-28"), "Europe/Vienna").toISOString()).toBe(
      "2027-03-27T23:00:00.000Z",
    );
    expect(startOfDay(new Date("2027-03-29"), "Europe/Vienna").toISOString()).toBe(
      "2027-03-28T22:00:00.000Z",
    );
    expect(startOfDay(new Date("2027-11-01"), "Europe/Vienna").toISOString()).toBe(
      "2027-10-31T23:00:00.000Z",
    );
  });

  it("falls on quarter hours in every time zone, as the credential needs", () => {
    for (const timeZone of Intl.supportedValuesOf("timeZone")) {
      const { validFrom, validUntil } = badgeValidity({ ...days, timeZone });
      expect(validFrom.getTime() % 900_000, timeZone).toBe(0);
      expect(validUntil.getTime() % 900_000, timeZone).toBe(0);
    }
  });
});

describe("zone mask", () => {
  const zones = [
    { code: "A", bit: 0 },
    { code: "V", bit: 3 },
    { code: "Z", bit: 31 },
  ];

  it("gives back what was put in, also at the highest bit", () => {
    expect(zoneMask(["A", "Z"], zones)).toBe(2 ** 31 + 1);
    fc.assert(
      fc.property(fc.subarray(["A", "V", "Z"]), (codes) => {
        expect(zonesOfMask(zoneMask(codes, zones), zones)).toEqual(codes);
      }),
    );
  });

  it("refuses a zone that the conference does not have", () => {
    expect(() => zoneMask(["A", "Q"], zones)).toThrow(RangeError);
  });
});
