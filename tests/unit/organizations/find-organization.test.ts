import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type KnownOrganization, organizationFinder } from "@/lib/organizations/find-organization";
import { organizationKeys, organizationQueryKeys } from "@/lib/organizations/organization-keys";

const body = (id: string, names: Partial<KnownOrganization>): KnownOrganization => ({
  type: names.countryIso3 ? "MEMBER_STATE" : "IGO",
  id,
  code: id.toUpperCase(),
  name: {},
  acronym: {},
  countryIso3: null,
  aliases: [],
  ...names,
});

const REGISTRY: KnownOrganization[] = [
  body("tjk", {
    code: "TJK",
    name: { en: "Tajikistan" },
    countryIso3: "TJK",
    aliases: ["Republic of Tajikistan"],
  }),
  body("kgz", { code: "KGZ", name: { en: "Kyrgyzstan" }, countryIso3: "KGZ" }),
  body("osce", {
    name: { en: "Organization for Security and Co-operation in Europe", ru: "Организация по безопасности" },
    acronym: { en: "OSCE", ru: "ОБСЕ" },
  }),
  body("hope", { name: { en: "Hope Foundation" }, acronym: { en: "HF" } }),
  body("hopeint", { name: { en: "Hope Foundation International" }, acronym: { en: "HFI" } }),
  body("health", { name: { en: "Health First" }, acronym: { en: "HF" } }),
];
const find = organizationFinder(REGISTRY);

describe("which organization a text means", () => {
  test.each([
    ["its code in any case", "tjk", "tjk"],
    ["its name in another language, by the UN table", "Таджикистан", "tjk"],
    ["its name in Tajik", "Тоҷикистон", "tjk"],
    ["its name in Arabic", "طاجيكستان", "tjk"],
    ["an alias", "republic of  Tajikistan", "tjk"],
    ["its acronym in another script", "ОБСЕ", "osce"],
    ["its name with other punctuation", "organization for security and cooperation in Europe", "osce"],
    ["a name that begins another's", "Hope Foundation", "hope"],
  ])("%s", (_what, text, id) => {
    expect(find(text)).toEqual({ kind: "found", id });
  });

  test("an acronym of two bodies is for a person to settle", () => {
    expect(find("HF")).toEqual({ kind: "ambiguous", ids: ["hope", "health"] });
  });

  test("what only resembles is offered and never taken", () => {
    expect(find("Foundation Hope")).toEqual({ kind: "ambiguous", ids: ["hope", "hopeint"] });
    expect(find("Security Europe")).toEqual({ kind: "ambiguous", ids: ["osce"] });
  });

  test.each(["", "   ", "—", "Atlantis", "Hope Nobody"])("%j is unknown", (text) => {
    expect(find(text)).toEqual({ kind: "unknown" });
  });

  test("the code goes before another's acronym", () => {
    const found = organizationFinder([body("a", { code: "WHO" }), body("b", { acronym: { en: "WHO" } })]);
    expect(found("WHO")).toEqual({ kind: "found", id: "a" });
  });

  test("whatever it is called, an entry alone in the registry is found by each of its names", () => {
    const name = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => /\p{L}/u.test(text.trim()));
    fc.assert(
      fc.property(name, name, name, (en, ru, alias) => {
        const alone = organizationFinder([body("one", { code: "ZZ99", name: { en, ru }, aliases: [alias] })]);
        for (const text of [en, ru, alias, "zz99"]) expect(alone(text)).toEqual({ kind: "found", id: "one" });
      }),
    );
  });
});

test.each(["tajik", "тоҷик", "таджик", "طاجيك", "republic"])("a search for %s finds Tajikistan", (text) => {
  const keys = new Set(organizationKeys(REGISTRY[0] as KnownOrganization));
  const lists = organizationQueryKeys(text);
  expect(lists.length).toBeGreaterThan(0);
  expect(lists.every((list) => list.some((key) => keys.has(key)))).toBe(true);
});
