import { describe, expect, it } from "vitest";
import { badgeFace, badgeFaceSchema, nameLines } from "@/lib/badges/face";
import { badgeLanguages, piecesOf } from "@/lib/badges/languages";
import { optionalPiece, piece } from "@/lib/badges/piece";

const name = (familyName: string | null, givenNames: string | null, isMononym = false) => ({
  familyName,
  givenNames,
  isMononym,
  nameOrder: "GIVEN_FAMILY" as const,
});
const lines = (...parts: Parameters<typeof name>) => {
  const { surname, given } = nameLines(name(...parts));
  return [surname.text, given?.text ?? null];
};
const category = {
  code: "DL",
  words: [piece("Delegate", "en")],
  color: "#C62828",
  pattern: "SOLID" as const,
};
const input = {
  name: name("Mirzoeva", "Nigina"),
  nativeName: "Нигина Мирзоева",
  nativeLanguage: "tg-Cyrl",
  functionalTitle: " Minister\nof Internal  Affairs ",
  delegation: [piece("Tajikistan", "en")],
  category,
  photoId: "0197e7a0-0000-7000-8000-000000000001",
};

describe("name lines", () => {
  it("put the family name in capitals and leave the rest as typed", () => {
    expect(lines("Mirzoeva", "Nigina")).toEqual(["MIRZOEVA", "Nigina"]);
    expect(lines("van der Meer", "Jan")).toEqual(["van der MEER", "Jan"]);
    expect(lines("Groß", "Anna")).toEqual(["GROSS", "Anna"]);
  });

  it("print one name as a full name, and never a stand-in for the other", () => {
    expect(lines("Meena", null, true)).toEqual(["MEENA", null]);
    for (const standIn of ["FNU", "fnu", "-", ".", "XXX", "N/A", "Unknown", " ", "--"]) {
      expect(lines("Meena", standIn)).toEqual(["MEENA", null]);
      expect(lines(standIn, "Meena")).toEqual(["MEENA", null]);
    }
    expect(lines("Xi", "Li")).toEqual(["XI", "Li"]);
    expect(lines(null, "Nigina")).toEqual(["NIGINA", null]);
  });
});

describe("badge face", () => {
  it("holds what is printed and nothing else", () => {
    const face = badgeFace(input);
    expect(face.native).toEqual({ text: "Нигина Мирзоева", lang: "tg", rtl: false });
    expect(face.function?.text).toBe("Minister of Internal Affairs");
    expect(Object.keys(face).sort()).toEqual(
      ["category", "delegation", "function", "given", "native", "photoId", "surname"].sort(),
    );
    expect(badgeFaceSchema.parse(JSON.parse(JSON.stringify(face)))).toEqual(face);
  });

  it("prints the local-script line only when it says something else", () => {
    expect(badgeFace({ ...input, nativeName: "Mirzoeva Nigina" }).native).toBeNull();
    expect(badgeFace({ ...input, nativeName: "Nigina MIRZOEVA" }).native).toBeNull();
    expect(badgeFace({ ...input, nativeName: null }).native).toBeNull();
    expect(badgeFace({ ...input, nativeName: "محمد", nativeLanguage: "ar" }).native?.rtl).toBe(true);
  });

  it("cannot be made without a name or a delegation", () => {
    expect(() => badgeFace({ ...input, name: name("", null) })).toThrow();
    expect(() => badgeFace({ ...input, delegation: [] })).toThrow();
  });
});

describe("pieces", () => {
  it("take their direction from the first letter", () => {
    expect(piece("مینا", "fa-AF")).toEqual({ text: "مینا", lang: "fa", rtl: true });
    expect(piece("(1) Wei", "zh-Hans")).toMatchObject({ lang: "zh", rtl: false });
    expect(piece("12", "x")).toMatchObject({ lang: "en", rtl: false });
    expect(optionalPiece(" \n", "en")).toBeNull();
  });

  it("stand in English first, then in the host country's languages, without repeating", () => {
    expect(badgeLanguages(["tg", "ru", "en", "kk"])).toEqual(["en", "tg", "ru"]);
    const texts = piecesOf({ en: "VIP", tg: "VIP", ru: "ВИП" }, ["en", "tg", "ru"]).map(({ text }) => text);
    expect(texts).toEqual(["VIP", "ВИП"]);
  });
});
