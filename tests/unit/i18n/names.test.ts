import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capitalFamilyName, displayName, fullName, type PersonName } from "@/lib/i18n/names";

const name = (
  familyName: string | null,
  givenNames: string | null,
  more: Partial<PersonName> = {},
): PersonName => ({
  familyName,
  givenNames,
  isMononym: false,
  nameOrder: "GIVEN_FAMILY",
  ...more,
});

describe("the family name in capitals", () => {
  it.each([
    ["Mirzoeva", "MIRZOEVA"],
    ["MIRZOEVA", "MIRZOEVA"],
    ["mirzoeva", "MIRZOEVA"],
    ["van der Meer", "van der MEER"],
    ["Van der Meer", "VAN der MEER"],
    ["von und zu Thurn", "von und zu THURN"],
    ["d'Ormesson-Leclerc", "d'ORMESSON-LECLERC"],
    ["d’Ormesson", "d’ORMESSON"],
    ["O'Neill", "O'NEILL"],
    ["McAllister", "McALLISTER"],
    ["MacDonald", "MacDONALD"],
    ["DeVito", "DeVITO"],
    ["al-Haddad", "al-HADDAD"],
    ["Al-Mansouri", "AL-MANSOURI"],
    ["bin Salman", "bin SALMAN"],
    ["Ibn Saleh", "IBN SALEH"],
    ["Müller-Lüdenscheidt", "MÜLLER-LÜDENSCHEIDT"],
    ["Großmann", "GROSSMANN"],
    ["Groẞmann", "GROSSMANN"],
    ["Yıldırım", "YILDIRIM"],
    ["Yoʻldoshev", "YOʻLDOSHEV"],
    ["G'ulomov", "G'ULOMOV"],
    ["Østby", "ØSTBY"],
    ["Dupont-durand", "DUPONT-DURAND"],
    ["Юсуфзода", "ЮСУФЗОДА"],
    ["欧阳", "欧阳"],
    ["حسین‌زاده", "حسین‌زاده"],
    ["", ""],
  ])("%s is %s", (typed, shown) => {
    expect(capitalFamilyName(typed)).toBe(shown);
  });

  it("keeps every letter, but for case, and says the same when asked again", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zÀ-ÖØ-Þà-öø-þ' -]{0,30}$/), (typed) => {
        const shown = capitalFamilyName(typed);
        expect(shown.toUpperCase()).toBe(typed.toUpperCase());
        expect(capitalFamilyName(shown)).toBe(shown);
      }),
    );
  });
});

describe("the name on screen", () => {
  it.each([
    [name("Mirzoeva", "Nigina"), "Nigina MIRZOEVA"],
    [name("Ouyang", "Jianguo", { nameOrder: "FAMILY_GIVEN" }), "OUYANG Jianguo"],
    [name("Gulbaddin", null, { isMononym: true }), "GULBADDIN"],
    [name("Gulbaddin", "left over", { isMononym: true }), "GULBADDIN"],
    [name("Karimov", null), "KARIMOV"],
    [name(null, "Daler"), "Daler"],
    [name(null, null), ""],
  ])("%j is %s", (person, shown) => {
    expect(displayName(person)).toBe(shown);
  });

  it("puts no stand-in where a part is missing", () => {
    for (const person of [
      name("Karimov", null),
      name(null, "Daler"),
      name("Gul", null, { isMononym: true }),
    ]) {
      expect(displayName(person)).not.toMatch(/FNU|XXX|[-.,]|null|undefined/);
      expect(fullName(person)).not.toMatch(/FNU|XXX|[-.,]|null|undefined/);
    }
  });
});

describe("the name in letters", () => {
  it("is as typed, with the patronymic", () => {
    expect(fullName(name("Nazarov", "Firuz", { patronymic: "Ismoilovich" }))).toBe(
      "Firuz Ismoilovich Nazarov",
    );
    expect(fullName(name("Gulbaddin", null, { isMononym: true, patronymic: "Azizovich" }))).toBe("Gulbaddin");
  });
});
