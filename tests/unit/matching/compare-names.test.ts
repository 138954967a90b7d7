import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CERTAIN,
  compareNames,
  compareReadNames,
  NAME_REASONS,
  type NameReason,
  PROBABLE,
} from "@/lib/matching/compare-names";
import { type Name, type NameParts, readName } from "@/lib/matching/read-name";
import { delegateRows } from "@/prisma/seed/read-csv";
import { misspelledLine, people, realName, writtenLine } from "@/tests/unit/matching/names";

const person = (familyName: string, givenNames: string, rest: Partial<NameParts> = {}): NameParts => ({
  familyName,
  givenNames,
  ...rest,
});
const mononym = (familyName: string): NameParts => ({ familyName, givenNames: null, isMononym: true });

const FARRUKH = person("Yusufzoda", "Farrukh", { nativeName: "Фаррух Юсуфзода" });
const IGOREVICH = person("Fyodorov", "Dmitry", { patronymic: "Igorevich", nativeName: "Дмитрий Фёдоров" });
const PETROVICH = person("Fyodorov", "Dmitry", { patronymic: "Petrovich", nativeName: "Дмитрий Фёдоров" });
const KAETHE = person("Müller-Lüdenscheidt", "Käthe");
const REZA = person("Hosseinzadeh", "Mohammad Reza");
const RAHMAN = person("Al-Mansouri", "Abdulrahman");
const JIANGUO = person("Li", "Jianguo", { nativeName: "李建国" });

/** What a document says, whom it means, and why. */
const CERTAIN_PAIRS: [string, NameParts, NameReason[]][] = [
  ["YUSUFZODA, Farrukh", FARRUKH, ["sameSpelling"]],
  ["Farrukh YUSUFZODA", FARRUKH, ["sameSpelling"]],
  ["Yusufzoda Farrukh", FARRUKH, ["sameSpelling"]],
  ["H.E. Mr. Farrukh YUSUFZODA", FARRUKH, ["sameSpelling"]],
  ["Minister Farrukh Yusufzoda", FARRUKH, ["sameSpelling"]],
  ["Farrukh YUSUFZODA, Deputy Minister of Foreign Affairs", FARRUKH, ["sameSpelling"]],
  ["Farrukh YUSUFZODA – Deputy Minister", FARRUKH, ["sameSpelling"]],
  ["1. Mr. Farrukh YUSUFZODA (not registered)", FARRUKH, ["sameSpelling"]],
  ["ЮСУФЗОДА, Фаррух", FARRUKH, ["sameSpelling"]],
  ["г-н Юсуфзода Фаррух", FARRUKH, ["sameSpelling"]],
  ["Ҷаноби Олӣ Фаррух Юсуфзода", FARRUKH, ["sameSpelling"]],
  ["S.E. M. Farrukh YUSUFZODA", FARRUKH, ["sameSpelling"]],
  ["Юсуфзода Фаррух", person("Yusufzoda", "Farrukh"), ["otherScript"]],
  ["Iusufzoda, Farrukh", person("Yusufzoda", "Farrukh"), ["otherTransliteration"]],
  ["YUSUFZADE, Farruh", person("Yusufzoda", "Farrukh"), ["otherTransliteration"]],
  ["FYODOROV, Dmitry", IGOREVICH, ["patronymicMissing"]],
  ["Фёдоров Дмитрий Игоревич", IGOREVICH, ["otherScript"]],
  ["Dmitry Igorevich FYODOROV", person("Fyodorov", "Dmitry"), ["patronymicMissing"]],
  ["KARIMOV, Jamshed Ismoil", person("Karimov", "Jamshed", { patronymic: "Ismoil" }), ["sameSpelling"]],
  ["KASSYMBEK, Serik Bolatuly", person("Kassymbek", "Serik", { patronymic: "Bolatuly" }), ["sameSpelling"]],
  ["MUELLER-LUEDENSCHEIDT, Kaethe", KAETHE, ["otherTransliteration"]],
  ["Kathe MULLER LUDENSCHEIDT", KAETHE, ["sameSpelling"]],
  ["VON DER HEIDE, Juergen", person("von der Heide", "Jürgen"), ["otherTransliteration"]],
  ["HEIDE, Jürgen", person("von der Heide", "Jürgen"), ["partMissing"]],
  ["YO‘LDOSHEV, Ulugʻbek", person("Yo'ldoshev", "Ulug'bek"), ["sameSpelling"]],
  ["d'ORMESSON LECLERC, Hélène", person("d’Ormesson-Leclerc", "Helene"), ["sameSpelling"]],
  ["WEISS, Jürgen", person("Weiß", "Jürgen"), ["sameSpelling"]],
  ["McALLISTER, William", person("McAllister", "William"), ["sameSpelling"]],
  ["ALMANSOURI, Abdul Rahman", RAHMAN, ["sameSpelling"]],
  ["HOSSEINZADEH, Mohammadreza", REZA, ["sameSpelling"]],
  ["李建国", JIANGUO, ["sameSpelling"]],
  ["李 建国", person("Lee", "Chien-kuo", { nativeName: "李建国" }), ["sameSpelling"]],
  ["LI, Jianguo", JIANGUO, ["sameSpelling"]],
  ["HE Jianguo", person("He", "Jianguo"), ["sameSpelling"]],
  ["سعادة السيد حسين رضایی", person("Rezaei", "Hossein", { nativeName: "حسین رضایی" }), ["sameSpelling"]],
  ["KHAN, Asad", person("Khan", "Assad", { nativeName: "اسد خان" }), ["otherTransliteration"]],
  ["M. François DUBOIS", person("Dubois", "François"), ["sameSpelling"]],
  ["Roman Abramovich", person("Abramovich", "Roman"), ["sameSpelling"]],
  ["Abdullah", mononym("Abdullah"), ["sameSpelling"]],
];

const PROBABLE_PAIRS: [string, NameParts, NameReason[]][] = [
  ["FARRUKH, Yusufzoda", person("Yusufzoda", "Farrukh"), ["sameSpelling", "otherOrder"]],
  ["ZHUKOVSKAYA, Sasha", person("Zhukovsky", "Sasha"), ["endingDiffers"]],
  ["Жуковская Саша", person("Zhukovsky", "Sasha"), ["otherScript", "endingDiffers"]],
  ["F. Yusufzoda", FARRUKH, ["initialOnly"]],
  ["Юсуфзода Ф.", FARRUKH, ["initialOnly"]],
  ["Fedorov D.I.", person("Fedorov", "Dmitry", { patronymic: "Igorevich" }), ["initialOnly"]],
  ["DUBOIS, F.", person("Dubois", "François"), ["initialOnly"]],
  ["YUSUFZOD, Farrukh", FARRUKH, ["endingDiffers"]],
  ["YUSUFI, Farrukh", FARRUKH, ["endingDiffers"]],
  ["YUSUFOV, Farrukh", FARRUKH, ["endingDiffers"]],
  ["IVANOVA, Dmitry", person("Ivanov", "Dmitry"), ["endingDiffers"]],
  ["ZHURAVLEV, Dmitri", person("Zhuralvev", "Dmitry"), ["otherTransliteration", "oneLetterDiffers"]],
  ["KARIMOV, Sarbor", person("Karimov", "Sardor"), ["oneLetterDiffers"]],
  ["KARIMI, Mohammed", person("Karimi", "Muhammad"), ["otherTransliteration"]],
  ["MÜLLER, Käthe", KAETHE, ["partMissing"]],
  ["CHAUDHRY, Imran", person("Chaudhry", "Muhammad Imran"), ["partMissing"]],
  ["عبد الرحمن المنصوري", RAHMAN, ["otherScript"]],
  ["محمدرضا حسین‌زاده", REZA, ["otherScript"]],
  ["عائشہ قریشی", person("Qureshi", "Ayesha"), ["otherScript"]],
  ["هدى ابن صالح", person("Ibn Saleh", "Huda"), ["otherScript"]],
  ["Gulbuddin", person("Ahmadi", "Gulbuddin"), ["partMissing"]],
];

const STRANGERS: [Name, Name][] = [
  ["YUSUFZODA, Firuz", FARRUKH],
  ["RAHMONZODA, Bahrom", person("Rahmonzoda", "Jamshed", { patronymic: "Ismoilovich" })],
  ["ABDYKALYKOV, Azamat", person("Abdykalykov", "Ulan")],
  ["ABDYKALYKOV, Azamat", person("Toktogulov", "Azamat")],
  ["IVANOVA, Nina", person("Ivanov", "Dmitry")],
  ["KARIMOVA, Nodira", person("Karimov", "Nodir")],
  ["KARIMOV, Hasan", person("Karimov", "Husan")],
  ["Каримов Хасан", person("Karimov", "Khusan")],
  ["REZAEI, Hassan", person("Rezaei", "Hossein", { nativeName: "حسین رضایی" })],
  ["KARIMOV, Rahim", person("Karimov", "Abdurahim")],
  ["KARIMOV, Ismoil", person("Karimov", "Jamshed", { patronymic: "Ismoil" })],
  ["Karimov Ismoil", person("Karimov", "Jamshed", { patronymic: "Ismoil" })],
  ["Karimov Ismoil", person("Karimov", "Jamshed", { patronymic: "Ismoilovich" })],
  [IGOREVICH, PETROVICH],
  ["FYODOROV, Dmitry Petrovich", IGOREVICH],
  ["CHAUDHRY, Muhammad Imran", person("Chaudhry", "Muhammad Usman")],
  ["KHAN, Sana", person("Qureshi", "Sana", { nativeName: "ثنا قریشی" })],
  ["حسين رضائي", REZA],
  ["ثنا قریشی", person("Khan", "Sana", { nativeName: "ثنا خان" })],
  ["张建国", JIANGUO],
  ["李建国", person("Li", "Jianguo", { nativeName: "李剑国" })],
  ["Yusufzoda", FARRUKH],
  ["Asad", mononym("Ahmad")],
  ["M. Fitzgerald", person("Annayev", "Merdan")],
  ["", ""],
  ["(not known)", FARRUKH],
];

describe("two spellings of one name", () => {
  it.each(CERTAIN_PAIRS)("%s is certain", (line, who, reasons) => {
    const found = compareNames(line, who);
    expect(found.reasons).toEqual(reasons);
    expect(found.score).toBeGreaterThanOrEqual(CERTAIN);
  });

  it.each(PROBABLE_PAIRS)("%s is probable, not certain", (line, who, reasons) => {
    const found = compareNames(line, who);
    expect(found.reasons).toEqual(reasons);
    expect(found.score).toBeGreaterThanOrEqual(PROBABLE);
    expect(found.score).toBeLessThan(CERTAIN);
  });

  it.each(STRANGERS)("%j and %j are two people", (one, other) => {
    expect(compareNames(one, other).score).toBeLessThan(PROBABLE);
  });

  it("tells brothers and sisters further apart than a slip of the pen", () => {
    const brothers = compareNames("KARIMOV, Jasur", person("Karimov", "Sardor"));
    expect(brothers.score).toBeLessThan(0.4);
    expect(brothers.reasons).toEqual(["wordsDiffer"]);
  });

  it("finds every person of the demo by the native spelling alone", () => {
    const alphabets = delegateRows().filter(({ native_name }) => /\p{Script=Cyrillic}/u.test(native_name));
    expect(alphabets.length).toBeGreaterThanOrEqual(60);
    for (const row of alphabets) {
      expect(compareNames(row.native_name, person(row.family_name, row.given_names)).score).toBeGreaterThan(
        CERTAIN,
      );
    }
    const arabic = delegateRows().filter(({ native_name }) => /\p{Script=Arabic}/u.test(native_name));
    expect(arabic.length).toBeGreaterThan(10);
    for (const row of arabic) {
      expect(compareNames(row.native_name, person(row.family_name, row.given_names)).score).toBeGreaterThan(
        PROBABLE,
      );
    }
  });
});

const anyText = fc.string({ unit: "grapheme", maxLength: 40 });
const anyName: fc.Arbitrary<Name> = fc.oneof(
  realName,
  writtenLine,
  misspelledLine,
  anyText,
  fc.record({
    familyName: fc.option(anyText),
    givenNames: fc.option(anyText),
    patronymic: fc.option(anyText),
    nativeName: fc.option(anyText),
    isMononym: fc.boolean(),
  }),
);
const withoutMarks = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "");

describe("the comparison", () => {
  it("is symmetric, within 0 and 1, and gives reasons of the list", () => {
    fc.assert(
      fc.property(anyName, anyName, (one, other) => {
        const there = compareNames(one, other);
        expect(compareNames(other, one)).toEqual(there);
        expect(there.score).toBeGreaterThanOrEqual(0);
        expect(there.score).toBeLessThanOrEqual(1);
        expect(there.reasons.length).toBeGreaterThan(0);
        expect(there.reasons).toEqual(NAME_REASONS.filter((reason) => there.reasons.includes(reason)));
      }),
      { numRuns: 1500 },
    );
  });

  it("is 1 for a name and itself, if it holds a letter that can be compared", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const hasForm = readName(name).forms.length > 0;
        expect(compareNames(name, name).score).toBe(hasForm ? 1 : 0);
      }),
      { numRuns: 600 },
    );
  });

  it("does not depend on case, marks or the form of Unicode", () => {
    const latin = fc.constantFrom(...people.filter(({ familyName }) => !/[ıİßøæ]/i.test(familyName ?? "")));
    fc.assert(
      fc.property(latin, latin, (one, other) => {
        const line = `${one.familyName}, ${one.givenNames}`;
        const expected = compareNames(line, other).score;
        const small = line.toLowerCase();
        for (const variant of [small, small.toUpperCase(), line.normalize("NFD"), withoutMarks(line)]) {
          expect(compareNames(variant, other).score).toBe(expected);
        }
      }),
    );
  });

  it("does not depend on which part is written first, once capitals or a comma tell them apart", () => {
    fc.assert(
      fc.property(realName, realName, (one, other) => {
        const family = one.familyName?.toUpperCase();
        const expected = compareNames(`${family}, ${one.givenNames}`, other);
        for (const line of [`${one.givenNames} ${family}`, `${family} ${one.givenNames}`]) {
          expect(compareNames(line, other)).toEqual(expected);
        }
      }),
    );
  });

  it("never calls two people of one delegation one by more than a person may check", () => {
    const read = people.map(readName);
    const rows = delegateRows();
    const near = rows.flatMap((row, i) =>
      rows.slice(0, i).flatMap((earlier, j) => {
        if (earlier.delegation_code !== row.delegation_code) return [];
        const [one, other] = [read[i], read[j]];
        return one && other && compareReadNames(one, other).score >= PROBABLE
          ? [`${earlier.no} ${row.no}`]
          : [];
      }),
    );
    expect(near).toEqual([]);
  });
});
