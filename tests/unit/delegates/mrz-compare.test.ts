import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMrz } from "@/lib/delegates/mrz";
import { compareMrz, type TypedIdentity } from "@/lib/delegates/mrz-compare";
import { mayBePrinted } from "@/lib/delegates/mrz-letters";
import { DELEGATES, type Document, passport } from "./mrz-samples";

const TODAY = "2026-11-23";

const DOCUMENT: Document = {
  code: "P",
  issuer: "TJK",
  names: "KARIMOV<<DALER",
  number: "400000001",
  nationality: "TJK",
  birth: "800101",
  sex: "M",
  expiry: "301231",
  optional: "",
};

const TYPED: TypedIdentity = {
  familyName: "Karimov",
  givenNames: "Daler",
  patronymic: "",
  isMononym: false,
  birthDate: "1980-01-01",
  nationalities: ["TJK"],
  number: "400000001",
  issuer: "TJK",
  expiresOn: "2030-12-31",
};

function compare(document: Partial<Document>, typed: Partial<TypedIdentity>) {
  const { fields } = readMrz(passport({ ...DOCUMENT, ...document }).join("\n"), TODAY);
  if (!fields) throw new Error("sample does not read");
  return compareMrz(fields, { ...TYPED, ...typed });
}

/** Verdicts on the family and given names. */
function names(zone: string, family: string, given: string, more: Partial<TypedIdentity> = {}) {
  const rows = compare({ names: zone }, { familyName: family, givenNames: given, ...more });
  const word = (field: string) => {
    const row = rows.find((candidate) => candidate.field === field);
    return row && (row.reason ?? row.agreement);
  };
  return [word("familyName"), word("givenNames")];
}

describe("the demo's people", () => {
  it.each(DELEGATES.map((row) => [row.no, row] as const))("person %s agrees with the zone", (_no, row) => {
    const { fields } = readMrz(`${row.mrz_line1}\n${row.mrz_line2}`, TODAY);
    if (!fields) throw new Error("zone does not read");
    const rows = compareMrz(fields, {
      familyName: row.family_name ?? "",
      givenNames: row.given_names ?? "",
      patronymic: row.patronymic ?? "",
      isMononym: false,
      birthDate: row.date_of_birth ?? "",
      nationalities: [row.nationality ?? ""],
      number: row.document_number ?? "",
      issuer: row.document_issuer ?? "",
      expiresOn: row.document_expiry ?? "",
    });
    expect(rows).toHaveLength(7);
    expect(rows.filter(({ agreement }) => agreement === "differs")).toEqual([]);
    for (const { field, agreement } of rows.slice(2)) expect([field, agreement]).toEqual([field, "equal"]);
  });
});

describe("names", () => {
  it.each([
    ["KARIMOV<<DALER", "Karimov", "Daler", "equal", "equal"],
    ["KARIMOV<<DALER", "KARIMOV", "daler", "equal", "equal"],
    ["MUELLER<LUEDENSCHEIDT<<KAETHE", "Müller-Lüdenscheidt", "Käthe", "spelling", "spelling"],
    ["MULLER<<JURGEN", "Müller", "Jürgen", "spelling", "spelling"],
    ["MUXXLLER<<JUXXRGEN", "Müller", "Jürgen", "spelling", "spelling"],
    ["GROSSMANN<<ANNE", "Großmann", "Anne", "equal", "equal"],
    ["OESTBY<<AASE", "Østby", "Åse", "spelling", "spelling"],
    ["OSTBY<<ASE", "Østby", "Åse", "spelling", "spelling"],
    ["MUNOZ<<INIGO", "Muñoz", "Íñigo", "spelling", "spelling"],
    ["YILDIRIM<<CAGRI", "Yıldırım", "Çağrı", "equal", "spelling"],
    ["DORMESSON<LECLERC<<HELENE", "d'Ormesson-Leclerc", "Hélène", "spelling", "spelling"],
    ["O<NEILL<<SIOBHAN", "O’Neill", "Siobhán", "spelling", "spelling"],
    ["YOLDOSHEV<<ULUGBEK", "Yoʻldoshev", "Ulugʻbek", "spelling", "spelling"],
    ["ALMANSOURI<<HUDA", "Al-Mansouri", "Huda", "spelling", "equal"],
    ["IUSUFZODA<<IULIIA", "Юсуфзода", "Юлия", "spelling", "spelling"],
    ["YUSUFZODA<<YULIYA", "Юсуфзода", "Юлия", "spelling", "spelling"],
    ["SHCHERBAKOVA<<NATALIA", "Щербакова", "Наталья", "spelling", "spelling"],
    ["QODIROV<<JAMSHED", "Қодиров", "Ҷамшед", "spelling", "spelling"],
    ["NAZAROV<<FIRUZ", "Nazarov", "Firuz Ismoilovich", "equal", "patronymic"],
    ["KHAN<ASAD", "Khan", "Asad", "boxes", "boxes"],
    ["ASAD<<KHAN", "Khan", "Asad", "boxes", "boxes"],
    ["KARIMOV<<DILSHOD", "Karimov", "Daler", "equal", "differs"],
    ["KARIMOVA<<DALER", "Karimov", "Daler", "differs", "equal"],
    ["KARIMO<<DALER", "Karimov", "Daler", "differs", "equal"],
    ["KARIMOV", "Karimov", "Daler", "equal", "differs"],
  ])("%s and %s, %s", (zone, family, given, wantedFamily, wantedGiven) => {
    expect(names(zone, family, given)).toEqual([wantedFamily, wantedGiven]);
  });

  it("explains a patronymic that stands in the zone", () => {
    expect(names("NAZAROV<<FIRUZ<ISMOILOVICH", "Nazarov", "Firuz", { patronymic: "Ismoilovich" })).toEqual([
      "equal",
      "patronymic",
    ]);
    expect(names("NAZAROV<<FIRUZ<PETROVICH", "Nazarov", "Firuz", { patronymic: "Ismoilovich" })).toEqual([
      "equal",
      "differs",
    ]);
  });

  it("explains a name cut at 39 characters, and only one that is", () => {
    const family = "Papandropoulous";
    const given = "Jonathon Alexander Christopher";
    const full = "PAPANDROPOULOUS<<JONATHON<ALEXANDER<CHRISTOPHER";
    expect(names(full.slice(0, 39), family, given)).toEqual(["equal", "cut"]);
    expect(names("PAPANDROPOULOUS<<JONATHON<ALEXANDER<CHR", family, "Jonathon Benedict")).toEqual([
      "equal",
      "differs",
    ]);
    expect(names("PAPANDROPOULOUS<<JONATHON<ALEX", family, given)).toEqual(["equal", "differs"]);
    const long = "Nilavadhanananda Chayapa Dejthamrong Krasuang";
    expect(names("NILAVADHANANANDA<CHAYAPA<DEJTHAMRONG<KR", long, "Arnpol")).toEqual(["cut", "differs"]);
  });

  it("takes a mononym wherever the zone puts it", () => {
    const one = { isMononym: true, givenNames: "" };
    expect(names("GULBADDIN", "Gulbaddin", "", one)).toEqual(["equal", undefined]);
    expect(names("ABDUL<<RAHMAN", "Abdul Rahman", "", one)).toEqual(["equal", undefined]);
  });
});

describe("the other fields", () => {
  it("agree whatever clerks put into a number", () => {
    expect(compare({}, { number: "4000 000-01" }).find(({ field }) => field === "number")?.agreement).toBe(
      "equal",
    );
  });

  it("differ each by itself", () => {
    const changes: Record<string, Partial<TypedIdentity>> = {
      birthDate: { birthDate: "1980-01-02" },
      nationality: { nationalities: ["UZB"] },
      number: { number: "400000002" },
      issuer: { issuer: "UZB" },
      expiresOn: { expiresOn: "2031-12-31" },
    };
    for (const [field, change] of Object.entries(changes)) {
      const wrong = compare({}, change).filter(({ agreement }) => agreement !== "equal");
      expect(wrong.map((row) => [row.field, row.agreement])).toEqual([[field, "differs"]]);
    }
  });

  it("take the nationality of the zone among several", () => {
    expect(
      compare({}, { nationalities: ["DEU", "TJK"] }).every(({ agreement }) => agreement === "equal"),
    ).toBe(true);
  });

  it("are left out while not typed, or where the zone does not know", () => {
    const empty = {
      familyName: "",
      givenNames: "",
      birthDate: "",
      nationalities: [],
      number: "",
      issuer: "",
      expiresOn: "",
    };
    expect(compare({}, empty)).toEqual([]);
    expect(compare({ birth: "80<<<<" }, {}).map(({ field }) => field)).not.toContain("birthDate");
  });
});

describe("letters", () => {
  it("let any name in basic Latin stand for itself, and no other name of another length", () => {
    const name = fc.stringMatching(/^[A-Z]{1,12}( [A-Z]{1,12})?$/);
    fc.assert(
      fc.property(name, (text) => {
        const printed = text.replace(" ", "<");
        expect(mayBePrinted(text.toLowerCase(), printed, false)).toBe(true);
        expect(mayBePrinted(text, `${printed}A`, false)).toBe(false);
        expect(mayBePrinted(`${text}a`, printed, false)).toBe(false);
        expect(mayBePrinted(`${text}a`, printed, true)).toBe(true);
      }),
    );
  });

  it("let nothing stand for a script without a table", () => {
    expect(mayBePrinted("اسد", "ASAD", false)).toBe(false);
    expect(mayBePrinted("欧阳", "OUYANG", true)).toBe(false);
  });
});
