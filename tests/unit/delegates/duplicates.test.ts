import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareBirthDates } from "@/lib/delegates/birth-dates";
import { candidateKeys } from "@/lib/delegates/candidate-keys";
import {
  DUPLICATE_REASONS,
  type DuplicateReason,
  type DuplicateVerdict,
  type KnownPerson,
  likelySamePerson,
  mayBeLikely,
} from "@/lib/delegates/duplicates";
import { delegateRows } from "@/prisma/seed/read-csv";

const FARRUKH: KnownPerson = {
  name: {
    familyName: "Yusufzoda",
    givenNames: "Farrukh",
    patronymic: "Ismoilovich",
    nativeName: "Фаррух Юсуфзода",
  },
  birthDate: "1985-09-06",
  nationalities: ["TJK"],
  gender: "MALE",
  email: "farrukh@mfa.example",
  phone: "+992 37 123 45 67",
  photoHash: "p1",
  document: { issuer: "TJK", numberHash: "d1" },
};
/** Nothing known but name, date of birth and nationality, as in many second registrations. */
const AGAIN: Partial<KnownPerson> = {
  gender: null,
  email: null,
  phone: null,
  photoHash: null,
  document: null,
};
const OTHER_CONTACT: Partial<KnownPerson> = { email: "x@y.example", phone: "+1", photoHash: "p2" };
const named = (familyName: string, givenNames: string, rest = {}) => ({
  name: { familyName, givenNames, ...rest },
});

const CASES: [string, Partial<KnownPerson>, DuplicateVerdict, DuplicateReason[]][] = [
  [
    "the same document, whatever else is written",
    { ...OTHER_CONTACT, ...named("Karimov", "Jasur"), birthDate: "1990-01-01" },
    "same",
    ["sameDocument", "otherName", "birthDateDiffers", "sharedNationality"],
  ],
  [
    "the same in everything but the document",
    { document: null },
    "likely",
    ["samePhoto", "sameName", "sameBirthDate", "sharedNationality", "sameEmail", "samePhone"],
  ],
  ["name and date of birth", AGAIN, "likely", ["sameName", "sameBirthDate", "sharedNationality"]],
  [
    "a second passport",
    { ...OTHER_CONTACT, document: { issuer: "TJK", numberHash: "d2" } },
    "likely",
    ["documentDiffers", "sameName", "sameBirthDate", "sharedNationality"],
  ],
  [
    "a second passport in the other form of the family name",
    { ...OTHER_CONTACT, ...named("Yusufi", "Farrukh"), document: { issuer: "TJK", numberHash: "d2" } },
    "likely",
    ["documentDiffers", "similarName", "sameBirthDate", "sharedNationality"],
  ],
  [
    "the same number of another issuer",
    { ...AGAIN, document: { issuer: "UZB", numberHash: "d1" } },
    "likely",
    ["documentDiffers", "sameName", "sameBirthDate", "sharedNationality"],
  ],
  [
    "day and month swapped",
    { ...AGAIN, birthDate: "1985-06-09" },
    "likely",
    ["sameName", "dayAndMonthSwapped", "sharedNationality"],
  ],
  [
    "one digit of the date",
    { ...AGAIN, birthDate: "1985-09-16" },
    "likely",
    ["sameName", "birthDateOneDigit", "sharedNationality"],
  ],
  [
    "another spelling and a digit",
    { ...AGAIN, ...named("Yusufi", "Farrukh"), birthDate: "1985-09-16" },
    "no",
    ["similarName", "birthDateOneDigit", "sharedNationality"],
  ],
  [
    "a slip of the pen",
    { ...AGAIN, ...named("Yusufzoda", "Farukhk") },
    "likely",
    ["similarName", "sameBirthDate", "sharedNationality"],
  ],
  [
    "a slip of the pen with another document: so are some twins named",
    { ...AGAIN, ...named("Yusufzoda", "Farukhk"), document: { issuer: "TJK", numberHash: "d2" } },
    "no",
    ["documentDiffers", "similarName", "sameBirthDate", "sharedNationality"],
  ],
  [
    "no date, but the telephone written otherwise",
    { ...AGAIN, birthDate: null, phone: "00992 371234567" },
    "likely",
    ["sameName", "sharedNationality", "samePhone"],
  ],
  [
    "no date, but the address in capitals",
    { ...AGAIN, birthDate: null, email: " FARRUKH@mfa.example" },
    "likely",
    ["sameName", "sharedNationality", "sameEmail"],
  ],
  ["a namesake without a date", { ...AGAIN, birthDate: null }, "no", ["sameName", "sharedNationality"]],
  [
    "a namesake of another age",
    { ...AGAIN, birthDate: "1960-01-21" },
    "no",
    ["sameName", "birthDateDiffers", "sharedNationality"],
  ],
  [
    "father and son of one name, at one address",
    {
      ...AGAIN,
      ...named("Yusufzoda", "Farrukh", { patronymic: "Farrukhovich" }),
      birthDate: "2005-02-11",
      email: FARRUKH.email,
      phone: FARRUKH.phone,
    },
    "no",
    ["otherName", "birthDateDiffers", "sharedNationality", "sameEmail", "samePhone"],
  ],
  [
    "twins at one address",
    {
      ...FARRUKH,
      ...named("Yusufzoda", "Firuz"),
      photoHash: "p2",
      document: { issuer: "TJK", numberHash: "d2" },
    },
    "no",
    ["documentDiffers", "otherName", "sameBirthDate", "sharedNationality", "sameEmail", "samePhone"],
  ],
  [
    "a twin sister",
    { ...AGAIN, ...named("Yusufova", "Farrukha"), gender: "FEMALE" },
    "no",
    ["otherName", "sameBirthDate", "sharedNationality", "genderDiffers"],
  ],
  [
    "one photo with two names",
    { ...AGAIN, ...named("Karimov", "Jasur"), photoHash: "p1" },
    "likely",
    ["samePhoto", "otherName", "sameBirthDate", "sharedNationality"],
  ],
  [
    "a colleague born the same day",
    { ...AGAIN, ...named("Karimov", "Jasur"), email: FARRUKH.email },
    "no",
    ["otherName", "sameBirthDate", "sharedNationality", "sameEmail"],
  ],
];

const PEOPLE = delegateRows().map(
  (row): KnownPerson => ({
    name: {
      familyName: row.family_name,
      givenNames: row.given_names,
      patronymic: row.patronymic,
      nativeName: row.native_name,
    },
    birthDate: row.date_of_birth,
    nationalities: [row.nationality],
    gender: row.gender === "F" ? "FEMALE" : "MALE",
    email: row.email,
    phone: row.phone,
    photoHash: `photo ${row.no}`,
    document: { issuer: row.document_issuer, numberHash: row.document_number },
  }),
);

describe("likely one person", () => {
  it.each(CASES)("%s", (_, change, verdict, reasons) => {
    const found = likelySamePerson(FARRUKH, { ...FARRUKH, ...change });
    expect(found.reasons).toEqual(reasons);
    expect(found.verdict).toBe(verdict);
  });

  it("is not said of Hasan and Husan, twins of one date, in any spelling", () => {
    const twin = (givenNames: string): KnownPerson => ({
      ...FARRUKH,
      ...AGAIN,
      ...named("Karimov", givenNames),
    });
    for (const younger of ["Husan", "Khusan", "Хусан", "Husayn", "Hussein"]) {
      for (const elder of ["Hasan", "Hassan", "Ҳасан"]) {
        expect([elder, younger, likelySamePerson(twin(elder), twin(younger)).verdict]).toEqual([
          elder,
          younger,
          "no",
        ]);
      }
    }
  });

  it("is said of no two people of the demo", () => {
    const likely = PEOPLE.flatMap((one, i) =>
      PEOPLE.slice(0, i).flatMap((other) =>
        likelySamePerson(one, other).verdict === "no" ? [] : [[one.name, other.name]],
      ),
    );
    expect(likely).toEqual([]);
  });
});

describe("dates of birth", () => {
  it.each([
    ["1985-09-06", "1985-09-06", "equal"],
    ["1985-09-06", "1985-06-09", "swapped"],
    ["1985-09-06", "1985-09-16", "oneDigit"],
    ["1985-09-06", "1935-09-06", "oneDigit"],
    ["1985-09-06", "1985-10-06", "differs"],
    ["1985-09-06", "1986-06-09", "differs"],
  ])("%s and %s: %s", (one, other, agreement) => {
    expect(compareBirthDates(one, other)).toBe(agreement);
    expect(compareBirthDates(other, one)).toBe(agreement);
  });
});

const someone = fc.constantFrom(...PEOPLE);
const isoDate = (year: number, month: number, day: number) =>
  [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
const respell = (text: string | null, [pattern, by]: readonly [RegExp, string]) =>
  text?.replace(pattern, by) ?? null;

/** The same person registered by another hand: a few things missing, mistyped or spelled otherwise. */
const registeredAgain = fc
  .record({
    person: someone,
    spelling: fc.constantFrom<[RegExp, string]>(
      [/zoda/, "zade"],
      [/zoda/, "i"],
      [/yu/i, "Iu"],
      [/kh/i, "H"],
      [/ov/, "ov"],
    ),
    slip: fc.constantFrom<[RegExp, string]>([/$/, ""], [/(.)(.)$/, "$2$1"], [/(..)./, "$1"]),
    isSwapped: fc.boolean(),
    hasNative: fc.constantFrom("both", "native", "latin"),
    birth: fc.constantFrom("kept", "swapped", "digit", "year", "none"),
    digit: fc.nat(9),
    without: fc.subarray(["email", "phone", "photoHash", "document"] as const),
  })
  .map(({ person, spelling, slip, isSwapped, hasNative, birth, digit, without }): KnownPerson => {
    const { familyName, givenNames, nativeName } = person.name;
    const [family, given] = [respell(familyName, spelling), respell(givenNames, slip)];
    const [year = 0, month = 0, day = 0] = (person.birthDate ?? "").split("-").map(Number);
    const dates: Record<string, string | null> = {
      kept: person.birthDate,
      swapped: isoDate(year, day, month),
      digit: person.birthDate?.replace(/\d$/, String(digit)) ?? null,
      year: person.birthDate?.replace(/\d(?=-\d\d-)/, String(digit)) ?? null,
      none: null,
    };
    const native = nativeName || null;
    return {
      ...person,
      name: {
        familyName: isSwapped ? given : family,
        givenNames: isSwapped ? family : given,
        patronymic: null,
        nativeName: hasNative === "latin" ? null : native,
      },
      birthDate: dates[birth] ?? null,
      ...Object.fromEntries(without.map((field) => [field, null])),
    };
  });

describe("the comparison of people", () => {
  it("is symmetric, within 0 and 1, with reasons of the list, and certain of a person and itself", () => {
    fc.assert(
      fc.property(fc.oneof(someone, registeredAgain), fc.oneof(someone, registeredAgain), (one, other) => {
        const there = likelySamePerson(one, other);
        expect(likelySamePerson(other, one)).toEqual(there);
        expect(there.score).toBeGreaterThanOrEqual(0);
        expect(there.score).toBeLessThanOrEqual(1);
        expect(there.reasons).toEqual(DUPLICATE_REASONS.filter((reason) => there.reasons.includes(reason)));
        expect(likelySamePerson(one, one).score).toBeGreaterThanOrEqual(one.birthDate ? 1 : 0.6);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a first look that spares names", () => {
  it("lets everybody through who is likely or the same", () => {
    let spared = 0;
    fc.assert(
      fc.property(registeredAgain, fc.oneof(someone, registeredAgain), (one, other) => {
        if (mayBeLikely(one, other)) return;
        spared += 1;
        expect(likelySamePerson(one, other).verdict).toBe("no");
      }),
      { numRuns: 2000 },
    );
    expect(spared).toBeGreaterThan(100);
  });

  it.each(CASES.filter(([, , verdict]) => verdict !== "no"))("lets through the case of %s", (_, change) => {
    expect(mayBeLikely(FARRUKH, { ...FARRUKH, ...change })).toBe(true);
  });
});

describe("candidate keys", () => {
  const sharesKey = (one: KnownPerson, other: KnownPerson) => {
    const keys = new Set(candidateKeys(one));
    return candidateKeys(other).some((key) => keys.has(key));
  };

  it.each(CASES.filter(([, , verdict]) => verdict !== "no"))("are shared in the case of %s", (_, change) => {
    expect(sharesKey(FARRUKH, { ...FARRUKH, ...change })).toBe(true);
  });

  it("are shared where no letter is, and day and month are swapped", () => {
    const latin: KnownPerson = {
      ...FARRUKH,
      ...AGAIN,
      ...named("Hosseinzadeh", "Mohammad Reza"),
      birthDate: "1972-03-11",
    };
    const persian: KnownPerson = { ...latin, ...named("حسین‌زاده", "محمدرضا"), birthDate: "1972-11-03" };
    expect(likelySamePerson(latin, persian).verdict).toBe("likely");
    expect(sharesKey(latin, persian)).toBe(true);
  });

  it("are shared by any two who are likely one", () => {
    let likely = 0;
    let withoutContact = 0;
    fc.assert(
      fc.property(registeredAgain, registeredAgain, someone, (again, other, unrelated) => {
        const original =
          PEOPLE.find(({ document }) => document?.numberHash === again.document?.numberHash) ?? unrelated;
        for (const person of [original, other, unrelated]) {
          const bare = { ...again, email: null, phone: null, photoHash: null, document: null };
          for (const one of [again, bare]) {
            if (likelySamePerson(one, person).verdict === "no") continue;
            likely += 1;
            if (one === bare) withoutContact += 1;
            expect(sharesKey(one, person), JSON.stringify([one, person])).toBe(true);
          }
        }
      }),
      { numRuns: 1500 },
    );
    expect(likely).toBeGreaterThan(800);
    expect(withoutContact).toBeGreaterThan(200);
  });

  it("are few, sorted and unique, and shared by few strangers", () => {
    for (const person of PEOPLE) {
      const keys = candidateKeys(person);
      expect(keys).toEqual([...new Set(keys)].sort());
      expect(keys.length).toBeLessThan(60);
    }
    const strangers = PEOPLE.flatMap((one, i) => PEOPLE.slice(0, i).filter((other) => sharesKey(one, other)));
    expect(strangers.length).toBeLessThan(PEOPLE.length);
  });

  it("hold nothing of a person of whom nothing is known", () => {
    const nobody: KnownPerson = { ...FARRUKH, ...AGAIN, birthDate: null, nationalities: [] };
    expect(candidateKeys(nobody)).toEqual([]);
    expect(likelySamePerson(nobody, nobody).verdict).toBe("no");
  });
});
