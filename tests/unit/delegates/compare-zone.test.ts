import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareZone, zoneFindings } from "@/lib/delegates/compare-zone";
import { LOCALES } from "@/lib/i18n/config";
import { COUNTRY_CODES, isCountryCode } from "@/lib/i18n/country-codes";
import { DELEGATES } from "./mrz-samples";

describe("what is kept of a pasted zone", () => {
  it("holds the differences, but neither lines nor numbers", () => {
    for (const row of DELEGATES) {
      const zone = `${row.mrz_line1}\n${row.mrz_line2}`;
      const identity = { familyName: "Somebody", givenNames: "Else", nationalities: ["NRU"] };
      const kept = zoneFindings(
        compareZone(zone, identity, { number: "X0000000", issuer: "NRU" }, "2026-11-23"),
      );
      expect(kept.differences.map(({ field }) => field)).toEqual([
        "familyName",
        "givenNames",
        "nationality",
        "number",
        "issuer",
      ]);
      const text = JSON.stringify(kept);
      expect(text).not.toContain(row.document_number);
      expect(text).not.toContain(row.mrz_line2?.slice(0, 12));
    }
  });

  it("is empty for lines that agree", () => {
    expect(zoneFindings(compareZone("", {}, {}, "2026-11-23"))).toEqual({
      findings: [{ kind: "unreadable" }],
      differences: [],
    });
  });
});

describe("country codes", () => {
  it("are those that have names in every language", () => {
    for (const locale of LOCALES) {
      const names = JSON.parse(readFileSync(`lib/i18n/countries/${locale}.json`, "utf8")) as Record<
        string,
        string
      >;
      expect(Object.keys(names).sort()).toEqual([...COUNTRY_CODES].sort());
    }
    expect([isCountryCode("TJK"), isCountryCode("UNO"), isCountryCode("ZZZ"), isCountryCode("tjk")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
