import { expect, test } from "vitest";
import { COUNTRY_CODES } from "@/lib/i18n/country-codes";
import { REGIONAL_GROUPS, regionalGroup } from "@/lib/organizations/regional-groups";

test("every Member State stands in one regional group, in the numbers of the General Assembly", () => {
  const groups = Map.groupBy(COUNTRY_CODES, (code) => regionalGroup(code));
  const sizes = Object.fromEntries(REGIONAL_GROUPS.map((group) => [group, groups.get(group)?.length]));
  expect(sizes).toEqual({
    AFRICA: 54,
    ASIA_PACIFIC: 54,
    EASTERN_EUROPE: 23,
    LATIN_AMERICA: 33,
    WESTERN_EUROPE: 29,
  });
  expect(regionalGroup("TJK")).toBe("ASIA_PACIFIC");
  expect(regionalGroup(null)).toBeNull();
});
