import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCharacter, formatBadgeNumber, parseBadgeNumber } from "@/lib/badges/numbering";

const serial = fc.integer({ min: 1, max: 999_999 });

describe("badge number", () => {
  it("follows ISO 7064 MOD 11-2", () => {
    expect(checkCharacter("079")).toBe("X");
    expect(checkCharacter("000000021825009")).toBe("7");
    expect(checkCharacter("000000021694233")).toBe("X");
  });

  it("is printed with its conference, padded, and read back", () => {
    expect(formatBadgeNumber("DSB27", 4217)).toMatch(/^DSB27-004217-[0-9X]$/);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 24 - 1 }), (some) => {
        const number = formatBadgeNumber("DSB27", some);
        expect(parseBadgeNumber(number)).toEqual({ conferenceCode: "DSB27", serial: some });
        expect(parseBadgeNumber(number.slice(6))).toEqual({ conferenceCode: null, serial: some });
      }),
    );
  });

  it("finds every single wrong character of every place", () => {
    fc.assert(
      fc.property(serial, fc.nat(6), fc.constantFrom(..."0123456789X"), (some, at, put) => {
        const number = formatBadgeNumber("DSB27", some).slice(6).replace("-", "");
        fc.pre(number[at] !== put);
        expect(parseBadgeNumber(number.slice(0, at) + put + number.slice(at + 1))).toBeUndefined();
      }),
      { numRuns: 5000 },
    );
  });

  it("finds every swap of two neighbours", () => {
    fc.assert(
      fc.property(serial, fc.nat(5), (some, at) => {
        const number = formatBadgeNumber("DSB27", some).slice(6).replace("-", "");
        fc.pre(number[at] !== number[at + 1]);
        const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
        expect(parseBadgeNumber(swapped)).toBeUndefined();
      }),
      { numRuns: 5000 },
    );
  });

  it("takes what hands type", () => {
    const number = formatBadgeNumber("DSB27", 7);
    expect(number).toBe("DSB27-000007-9");
    for (const typed of [
      "dsb27-000007-9",
      " DSB27 – 000007 – 9 ",
      "0000079",
      "000007 - 9",
      "٠٠٠٠٠٧-٩",
      "۰۰۰۰۰۷۹",
      "DSB27·000007·9",
    ]) {
      expect(parseBadgeNumber(typed)?.serial, typed).toBe(7);
    }
    const ten = Array.from({ length: 50 }, (_, at) => formatBadgeNumber("DSB27", at + 1)).find((text) =>
      text.endsWith("X"),
    );
    expect(parseBadgeNumber(ten?.replace("X", "х") ?? "")).toBeDefined();
  });

  it("refuses what is no badge number", () => {
    for (const wrong of [
      "",
      "DSB27",
      "000000-1",
      "7-8",
      "0000007-9",
      "DSB27-00O007-9",
      "99999999-0",
      "-000007-9",
    ]) {
      expect(parseBadgeNumber(wrong), wrong).toBeUndefined();
    }
    fc.assert(fc.property(fc.string(), (text) => void parseBadgeNumber(text)));
    for (const wrong of [0, -1, 1.5, 2 ** 24])
      expect(() => formatBadgeNumber("DSB27", wrong)).toThrow(RangeError);
  });
});
