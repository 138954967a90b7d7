import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMrz } from "@/lib/delegates/mrz";
import { checkDigit, checkDigitFits } from "@/lib/delegates/mrz-check-digit";
import { card, DELEGATES, type Document, digitOf, passport, smallCard } from "./mrz-samples";

const TODAY = "2026-11-23";
const read = (...lines: string[]) => readMrz(lines.join("\n"), TODAY);
const kinds = (...lines: string[]) => read(...lines).findings.map(({ kind }) => kind);

const SPECIMEN: [string, string] = [
  "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
  "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
];
const TAJIK: [string, string] = [
  "P<TJKKARIMOV<<DALER<<<<<<<<<<<<<<<<<<<<<<<<<",
  "4000000019TJK8001014M3012316<<<<<<<<<<<<<<06",
];

describe("check digits", () => {
  it("are those of the ICAO specimen and of the guide's vector", () => {
    expect(["L898902C3", "740812", "120415", "ZE184226B<<<<<"].map(checkDigit)).toEqual([6, 2, 9, 1]);
    expect(["400000001", "800101", "301231", "<<<<<<<<<<<<<<"].map(checkDigit)).toEqual([9, 4, 6, 0]);
  });

  it("may be 0 or a filler behind an empty field, and only there", () => {
    expect([checkDigitFits("<<<<", "0"), checkDigitFits("<<<<", "<")]).toEqual([true, true]);
    expect([checkDigitFits("A<<<", "<"), checkDigitFits("<<<<", "1")]).toEqual([false, false]);
  });

  it("find every single wrong character that changes the sum", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9<]{1,30}$/), (field) => {
        expect(String(checkDigit(field))).toBe(digitOf(field));
        expect(checkDigitFits(field, String((checkDigit(field) + 1) % 10))).toBe(false);
      }),
    );
  });
});

describe("the 139 zones of the demo", () => {
  it.each(DELEGATES.map((row) => [row.no, row] as const))("person %s reads without a remark", (_no, row) => {
    const { fields, findings } = read(row.mrz_line1 ?? "", row.mrz_line2 ?? "");
    expect(findings).toEqual([]);
    expect(fields).toMatchObject({
      format: "TD3",
      documentCode: "P",
      issuer: row.document_issuer,
      nationality: row.nationality,
      number: row.document_number,
      birthDate: row.date_of_birth,
      sex: row.gender,
      expiryDate: row.document_expiry,
      namesMayBeCut: false,
    });
    expect(fields?.familyName).not.toBe("");
    expect(fields?.givenNames).not.toBe("");
  });
});

describe("formats", () => {
  const ANNA: Document = {
    code: "I",
    issuer: "DEU",
    names: "ERIKSSON<<ANNA<MARIA",
    number: "D23145890",
    nationality: "DEU",
    birth: "740812",
    sex: "F",
    expiry: "320415",
    optional: "",
  };

  it("reads the ICAO specimen; Utopia is nobody's code", () => {
    const { fields, findings } = read(...SPECIMEN);
    expect(findings).toEqual([
      { kind: "issuerUnknown", text: "UTO" },
      { kind: "nationalityUnknown", text: "UTO" },
    ]);
    expect(fields).toEqual({
      format: "TD3",
      documentCode: "P",
      issuer: "UTO",
      familyName: "ERIKSSON",
      givenNames: "ANNA MARIA",
      namesMayBeCut: false,
      number: "L898902C3",
      nationality: "UTO",
      birthDate: "1974-08-12",
      sex: "F",
      expiryDate: "2012-04-15",
    });
  });

  it("reads cards of three lines and of two", () => {
    for (const [format, lines] of [
      ["TD1", card(ANNA)],
      ["TD2", smallCard(ANNA)],
    ] as const) {
      const { fields, findings } = read(...lines);
      expect(findings).toEqual([]);
      expect(fields).toMatchObject({
        format,
        number: "D23145890",
        birthDate: "1974-08-12",
        expiryDate: "2032-04-15",
        givenNames: "ANNA MARIA",
      });
    }
  });

  it("reads a number of more than nine characters, which goes on in the optional field", () => {
    const rest = `734${digitOf("D23145890734")}`;
    const upper = `D23145890<${rest}`.padEnd(25, "<");
    const lower = "7408122F3204151DEU<<<<<<<<<<<";
    const sum = digitOf(`${upper}7408122${"3204151"}${"<".repeat(11)}`);
    const { fields, findings } = read(`I<DEU${upper}`, `${lower}${sum}`, "ERIKSSON<<ANNA<MARIA<<<<<<<<<<");
    expect(
      findings.filter(({ kind }) => kind !== "checkDigitExpiry" && kind !== "checkDigitComposite"),
    ).toEqual([]);
    expect(fields?.number).toBe("D23145890734");
  });

  it("says that a visa is no travel document, and asks no composite digit of it", () => {
    const [first, second] = passport({ ...ANNA, code: "V" });
    const visa = read(first, `${second.slice(0, 28)}6ZE184226BXXXXXX`);
    expect(visa.findings.map(({ kind }) => kind)).toEqual(["visa"]);
    expect(visa.fields?.number).toBe("D23145890");
  });

  it.each([
    ["D<<", "DEU"],
    ["GBN", "GBR"],
    ["UNO", "UNO"],
    ["UNA", "UNA"],
    ["XXA", "XXA"],
    ["XXB", "XXB"],
    ["XXC", "XXC"],
    ["EUE", "EUE"],
    ["XOM", "XOM"],
    ["HKG", "HKG"],
  ])("knows the issuer %s as %s", (code, iso) => {
    const { fields, findings } = read(...passport({ ...ANNA, code: "P", issuer: code, nationality: code }));
    expect(findings).toEqual([]);
    expect([fields?.issuer, fields?.nationality]).toEqual([iso, iso]);
  });

  it("takes a name without a second part as the whole name", () => {
    const { fields, findings } = read(...passport({ ...ANNA, code: "P", names: "GULBADDIN" }));
    expect(findings).toEqual([]);
    expect(fields).toMatchObject({ familyName: "GULBADDIN", givenNames: "" });
  });

  it("knows that a full name field may be cut", () => {
    const names = "BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DINGO<POTOROO";
    expect(read(...passport({ ...ANNA, code: "P", names })).fields?.namesMayBeCut).toBe(true);
  });

  it("puts birth in the past and expiry ahead", () => {
    const at = (birth: string) => read(...passport({ ...ANNA, code: "P", birth })).fields?.birthDate;
    expect([at("261123"), at("261124"), at("000229"), at("991231")]).toEqual([
      "2026-11-23",
      "1926-11-24",
      "2000-02-29",
      "1999-12-31",
    ]);
  });

  it("lets dates be unknown, but not impossible", () => {
    const unknown = read(...passport({ ...ANNA, code: "P", birth: "7408<<" }));
    expect([unknown.findings, unknown.fields?.birthDate]).toEqual([[], null]);
    expect(kinds(...passport({ ...ANNA, code: "P", birth: "740231", expiry: "331301" }))).toEqual([
      "birthImpossible",
      "expiryImpossible",
    ]);
  });

  it("takes sex X and unspecified as no statement", () => {
    for (const sex of ["X", "<"]) {
      expect(read(...passport({ ...ANNA, code: "P", sex }))).toMatchObject({
        findings: [],
        fields: { sex: null },
      });
    }
  });
});

describe("what people paste", () => {
  const whole = { fields: read(...TAJIK).fields, findings: [] };
  const [first, second] = TAJIK;

  it.each([
    ["small letters", `${first}\n${second}`.toLowerCase()],
    ["spaces inside", `${first.slice(0, 20)} ${first.slice(20)}\n  ${second.split("").join(" ")}`],
    ["Windows line ends and blank lines", `\r\n${first}\r\n\r\n${second}\r\n`],
    ["no line break", first + second],
    [
      "line breaks from a narrow mail",
      `${first.slice(0, 30)}\n${first.slice(30)}\n${second.slice(0, 30)}\n${second.slice(30)}`,
    ],
    ["quotation marks that a phone made", `${first}\n${second}`.replaceAll("<<", "«")],
    ["full-width signs", `${first}\n${second}`.replaceAll("<", "＜")],
    ["Cyrillic capitals", `${first}\n${second}`.replaceAll("K", "К").replaceAll("M", "М")],
    [
      "Arabic digits",
      `${first}\n${second}`.replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit))),
    ],
    ["lines around it", `Passport 400000001\n${first}\n${second}\nSent from my phone`],
    ["direction marks", `\u200E${first}\u200F\n\uFEFF${second}`],
  ])("%s make no difference", (_what, text) => {
    expect(readMrz(text, TODAY)).toEqual(whole);
  });

  it("names a missing character and reads the rest", () => {
    for (let place = 0; place < second.length; place++) {
      const { fields, findings } = read(first, second.slice(0, place) + second.slice(place + 1));
      expect(findings[0]).toEqual({ kind: "lineTooShort", line: 2, length: 43, count: 1 });
      expect(fields).not.toBeNull();
      if (place >= 28 && place < 42) expect(findings).toHaveLength(1);
      if (place < 10)
        expect(fields).toMatchObject({
          birthDate: "1980-01-01",
          expiryDate: "2030-12-31",
          nationality: "TJK",
        });
      if (place > 28) expect(fields).toMatchObject({ number: "400000001", birthDate: "1980-01-01" });
    }
  });

  it("names a character too many and reads the rest", () => {
    for (let place = 0; place <= second.length; place++) {
      const { fields, findings } = read(first, `${second.slice(0, place)}7${second.slice(place)}`);
      expect(findings[0]).toEqual({ kind: "lineTooLong", line: 2, length: 45, count: 1 });
      // Within the number another reading may fit its digits as well.
      expect(fields).toEqual(place < 10 ? { ...whole.fields, number: expect.any(String) } : whole.fields);
    }
  });

  it("forgives fillers left out at the end of the names", () => {
    const { fields, findings } = read("P<TJKKARIMOV<<DALER", second);
    expect(findings).toEqual([{ kind: "lineTooShort", line: 1, length: 19, count: 25 }]);
    expect(fields).toEqual(whole.fields);
  });

  it("names the field whose digit is wrong", () => {
    const wrong = (place: number) => {
      const digit = (Number(second[place]) + 1) % 10;
      return kinds(first, second.slice(0, place) + digit + second.slice(place + 1));
    };
    expect([wrong(9), wrong(19), wrong(27), wrong(43)]).toEqual([
      ["checkDigitNumber", "checkDigitComposite"],
      ["checkDigitBirth", "checkDigitComposite"],
      ["checkDigitExpiry", "checkDigitComposite"],
      ["checkDigitComposite"],
    ]);
  });

  it("reads letters in places of digits as what they look like, and says where", () => {
    const { fields, findings } = read(first, second.replace("800101", "8OO1O1"));
    expect(findings.map(({ kind, position, text }) => [kind, position, text])).toEqual([
      ["letterForDigit", 15, "O"],
      ["letterForDigit", 16, "O"],
      ["letterForDigit", 18, "O"],
    ]);
    expect(fields).toEqual(whole.fields);
    expect(kinds(first.replace("KARIMOV", "KARIM0V"), second)).toEqual(["digitForLetter"]);
  });

  it("names a character that does not occur there", () => {
    expect(read(first, second.replace("<<06", "<*06")).findings).toEqual([
      { kind: "characterNotAllowed", line: 2, position: 42, text: "*" },
    ]);
  });

  it.each([[""], ["Hello"], ["<"], [first], ["1\n2\n3\n4"], ["A".repeat(5000)], ["😀".repeat(60)]])(
    "answers %j with words, never with an error",
    (text) => {
      const { findings } = readMrz(text, TODAY);
      expect(findings.length).toBeGreaterThan(0);
    },
  );

  it("never throws, and gives fields or a reason, for any text", () => {
    const letters = fc.constantFrom(..."ABKLMOPTX0123456789<<<<\n «Кé😀\u0000");
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 140 }), (text) => {
        const { fields, findings } = readMrz(text, TODAY);
        expect(fields !== null || findings.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("reads any document that can be printed", () => {
    const word = fc.stringMatching(/^[A-Z]{1,8}$/);
    const date = fc
      .date({ min: new Date("1930-01-01"), max: new Date("2008-01-01"), noInvalidDate: true })
      .map((day) => day.toISOString().slice(2, 10).replaceAll("-", ""));
    const document = fc.record({
      code: fc.constantFrom("P", "PD", "I"),
      issuer: fc.constantFrom("TJK", "D", "UNO", "XXB"),
      names: fc.tuple(word, word).map(([family, given]) => `${family}<<${given}`),
      number: fc.stringMatching(/^[A-Z0-9]{6,9}$/),
      nationality: fc.constantFrom("TJK", "D", "XXA"),
      birth: date,
      sex: fc.constantFrom("M", "F", "X", "<"),
      expiry: date,
      optional: fc.stringMatching(/^[A-Z0-9]{0,7}$/),
    });
    fc.assert(
      fc.property(document, fc.constantFrom(passport, smallCard, card), (input, print) => {
        const optional = print === card ? "" : input.optional;
        const { fields, findings } = read(...print({ ...input, optional }));
        expect(findings).toEqual([]);
        expect(fields?.number).toBe(input.number);
        expect(`${fields?.familyName}<<${fields?.givenNames}`).toBe(input.names);
      }),
    );
  });
});
