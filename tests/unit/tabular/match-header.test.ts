import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldHeader } from "@/lib/tabular/fold-header";
import { type HeaderField, matchHeader } from "@/lib/tabular/match-header";

const none = { en: [], ru: [], tg: [], fr: [], ar: [] };
const FIELDS: HeaderField[] = [
  {
    name: "familyName",
    required: true,
    aliases: {
      en: ["Family name", "Surname"],
      ru: ["Фамилия"],
      tg: ["Насаб"],
      fr: ["Nom de famille"],
      ar: ["اسم العائلة"],
    },
  },
  { name: "givenNames", required: true, aliases: { ...none, en: ["Given names"], fr: ["Prénoms"] } },
  {
    name: "passportNumber",
    aliases: { ...none, en: ["Passport No."], ru: ["№ паспорта"], fr: ["N° de passeport"] },
  },
  { name: "passportIssued", aliases: { ...none, en: ["Passport issued"] } },
];

const fieldsOf = (header: string[]) =>
  matchHeader(header, FIELDS).columns.map((column) => column?.field ?? null);

describe("names of columns are folded", () => {
  test.each([
    ["Family name", "FAMILY_NAME"],
    ["Family name", "family-name *"],
    ["Family name", " Family  Name (as in passport)"],
    ["Family name", "Family name [required]:"],
    ["Passport No.", "passport №"],
    ["Passport No.", "Passport no"],
    ["Passport No.", "PASSPORT #"],
    ["N° de passeport", "Nº de passeport"],
    ["N° de passeport", "no. de passeport"],
    ["Prénoms", "PRENOMS"],
    ["Фамилия", "ФАМИЛИЯ*"],
    ["اسم العائلة", "اسم_العائلة"],
    ["أسماء", "اسماء"],
  ])("%s and %s alike", (one, other) => {
    expect(foldHeader(other)).toBe(foldHeader(one));
  });

  test("what differs stays different, and what is all in brackets stays", () => {
    expect(foldHeader("Насаб")).not.toBe(foldHeader("Ном"));
    expect(foldHeader("Date of issue")).not.toBe(foldHeader("Date of expiry"));
    expect(foldHeader("(Name)")).toBe("name");
    expect(foldHeader(" *** ")).toBe("");
  });

  test("folding twice is folding once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (name) => {
        const folded = foldHeader(name);
        expect(foldHeader(folded)).toBe(folded);
      }),
    );
  });
});

describe("columns find their fields", () => {
  test("with how they were recognised", () => {
    expect(matchHeader(["Surname", "GIVEN NAMES*", "Pasport No"], FIELDS)).toEqual({
      columns: [
        { field: "familyName", how: "exact" },
        { field: "givenNames", how: "folded" },
        { field: "passportNumber", how: "similar" },
      ],
      unknown: [],
      missing: [],
      contested: [],
    });
  });

  test("in any language", () => {
    expect(fieldsOf(["Насаб", "Prenoms", "№ паспорта"])).toEqual([
      "familyName",
      "givenNames",
      "passportNumber",
    ]);
    expect(fieldsOf(["اسم العائلة"])).toEqual(["familyName"]);
  });

  test("unknown columns and missing fields are told", () => {
    const match = matchHeader(["Surname", "Shoe size", ""], FIELDS);
    expect(match.unknown).toEqual([
      { column: 1, name: "Shoe size" },
      { column: 2, name: "" },
    ]);
    expect(match.missing).toEqual(["givenNames"]);
  });

  test("two columns for one field are contested, not merged", () => {
    const match = matchHeader(["Surname", "Given names", "Фамилия"], FIELDS);
    expect(match.contested).toEqual([{ field: "familyName", columns: [0, 2] }]);
    expect(match.columns[2]).toBeNull();
    expect(match.unknown).toEqual([]);
  });

  test("a similar name takes no field that has its column", () => {
    const match = matchHeader(["Passport No.", "Pasport No."], FIELDS);
    expect(match.columns[1]).toBeNull();
    expect(match.unknown).toEqual([{ column: 1, name: "Pasport No." }]);
  });

  test("short names are never similar", () => {
    expect(fieldsOf(["Насас", "Name"])).toEqual([null, null]);
  });

  test("each column and each field at most once, whatever the header", () => {
    const names = fc.constantFrom(
      ...FIELDS.flatMap((field) => Object.values(field.aliases).flat()),
      "Surnam",
      "?",
      "",
    );
    fc.assert(
      fc.property(fc.array(names, { maxLength: 12 }), (header) => {
        const { columns, unknown, contested } = matchHeader(header, FIELDS);
        const given = columns.flatMap((column) => (column ? [column.field] : []));
        expect(new Set(given).size).toBe(given.length);
        const spare = contested.reduce((sum, { columns: claims }) => sum + claims.length - 1, 0);
        expect(given.length + unknown.length + spare).toBe(header.length);
      }),
    );
  });
});
