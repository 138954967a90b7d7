import { describe, expect, test } from "vitest";
import type { KnownPerson } from "@/lib/delegates/duplicates";
import { likenessWithin } from "@/lib/delegates/likeness-within";

const person = (
  familyName: string,
  givenNames: string | null,
  of: Partial<KnownPerson> = {},
): KnownPerson => ({
  name: { familyName, givenNames },
  birthDate: null,
  nationalities: [],
  gender: null,
  email: null,
  phone: null,
  photoHash: null,
  document: null,
  ...of,
});

describe("people of one delegation who look alike", () => {
  test("are told by the name alone, in either script and order, while little else is known", () => {
    const people = [
      person("Yusufzoda", "Farrukh"),
      person("Karimova", "Dilorom"),
      person("Юсуфзода", "Фаррух"),
      person("Farrukh", "Yusufzoda"),
    ];
    expect(likenessWithin(people).toSorted()).toEqual([
      [0, 2],
      [0, 3],
      [2, 3],
    ]);
  });

  test("are not told where something speaks against it", () => {
    const born = { birthDate: "1980-02-03" };
    const people = [
      person("Karimov", "Jasur", born),
      person("Karimov", "Jasur", { birthDate: "1961-11-20" }),
      person("Karimov", "Jasur", { ...born, gender: "FEMALE" }),
      person("Karimov", "Sardor", born),
    ];
    expect(likenessWithin(people).toSorted()).toEqual([[0, 2]]);
  });

  test("compares nobody with oneself, and nothing with nothing", () => {
    expect(likenessWithin([person("Karimov", "Jasur")])).toEqual([]);
    expect(likenessWithin([])).toEqual([]);
  });
});
