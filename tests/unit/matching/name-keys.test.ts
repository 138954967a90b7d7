import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameKeys, nameQueryKeys } from "@/lib/matching/name-keys";

/** Whether a search finds a person who is known by these names. */
function finds(query: string, ...names: string[]): boolean {
  const keys = new Set(nameKeys(names));
  const asked = nameQueryKeys(query);
  return asked.length > 0 && asked.every((anyOf) => anyOf.some((key) => keys.has(key)));
}

/** Spellings that find the first of their row, but are not kept themselves. */
const SEARCHED_ONLY: Record<string, string[]> = {
  Yusufzoda: ["Yousefzadeh", "Yosufzoda"],
  "d'Ormesson-Leclerc": ["Ormesson", "Leclerc", "d'Ormesson"],
  "O'Neill": ["Neill"],
  Çağrı: ["Cagri", "Чагры", "ÇAĞRI"],
  Şule: ["Sule", "Шуле", "Shule"],
  "Jean-Baptiste": ["Jeanbaptiste", "Jean Baptiste", "Baptiste"],
  "Mohammad Reza": ["Mohammadreza", "Muhammad Reza", "محمدرضا", "محمد رضا"],
  Almansouri: ["Al-Mansouri", "al mansuri"],
};

/** Spellings of one name that meet in documents of the region. Each must find each. */
const ONE_NAME: string[][] = [
  ["Yusufzoda", "Iusufzoda", "Юсуфзода", "Yusufzade", "Yusufzada", "Yusufzod", "yusufZODA"],
  ["Rahmonzoda", "Раҳмонзода", "Rahmanzade", "Rakhmonzoda", "Рахмонзода", "Rahmonzod"],
  ["Khurshed", "Хуршед", "Xurshed", "Hurshed", "Xurshid"],
  ["Zhumabayev", "Жұмабаев", "Жумабаев", "Jumabaev", "Dzhumabaev", "Zhumabaev"],
  ["Qodirov", "Қодиров", "Kodirov", "Кодиров", "Qodiroff"],
  ["Ghafurov", "Ғафуров", "Gafurov", "Гафуров"],
  ["Jamshed", "Ҷамшед", "Джамшед", "Dzhamshed", "Jamshid"],
  ["Fyodorov", "Фёдоров", "Федоров", "Fedorov", "Fiodorov"],
  ["Yulia", "Iuliia", "Юлия", "Yuliya", "Julia"],
  ["Natalia", "Наталья", "Natalya", "Nataliya"],
  ["Dmitry", "Дмитрий", "Dmitrii", "Dmitriy", "Dmitri"],
  ["Sergei", "Сергей", "Sergey"],
  ["Aleksei", "Алексей", "Alexei", "Alexey"],
  ["Shcherbakova", "Щербакова", "Scherbakova"],
  ["Yo'ldoshev", "Yoʻldoshev", "Yo‘ldoshev", "Йўлдошев", "Yoldoshev"],
  ["G'ulomov", "Gʻulomov", "Ғуломов", "Gulomov"],
  ["Müller", "Mueller", "Muller", "MÜLLER"],
  ["Østby", "Oestby", "Ostby"],
  ["Håkon", "Haakon", "Hakon"],
  ["Sæther", "Saether"],
  ["Weiß", "Weiss", "WEISS"],
  ["Jürgen", "Juergen", "Юрген"],
  ["Yıldırım", "Yildirim", "YILDIRIM"],
  ["Annaýewa", "Annayeva", "Аннаева"],
  ["Mohammad", "Mohammed", "Muhammad", "Мухаммад", "Mohamad"],
  ["Hossein", "Hussein", "Husayn", "Hussain"],
  ["Abdulrahman", "Abdurrahman", "Abdul Rahman"],
  ["Al-Mansouri", "Almansouri", "Al Mansuri"],
  ["d'Ormesson-Leclerc", "D’Ormesson Leclerc", "dormesson leclerc"],
  ["O'Neill", "O’Neill", "ONEILL", "Oneil"],
  ["Siobhán", "Siobhan"],
  ["Jeenbaev", "Жээнбаев", "Jeenbayev", "Zheenbaev"],
];

describe("search across spellings and scripts", () => {
  for (const spellings of ONE_NAME) {
    for (const kept of spellings) {
      it.each(spellings)(`${kept} is found by %s`, (query) => {
        expect(finds(query, kept)).toBe(true);
      });
    }
  }

  for (const [kept, queries] of Object.entries(SEARCHED_ONLY)) {
    it.each(queries)(`${kept} is found by %s`, (query) => {
      expect(finds(query, kept)).toBe(true);
    });
  }

  it("finds Arabic script by Latin and Latin by Arabic script", () => {
    expect(finds("حسین‌زاده", "Hosseinzadeh")).toBe(true);
    expect(finds("حسين زاده", "Hosseinzadeh", "محمدرضا حسین‌زاده")).toBe(true);
    expect(finds("Hosseinzadeh", "محمدرضا حسین‌زاده", "Hosseinzadeh")).toBe(true);
    expect(finds("محمد", "Mohammad")).toBe(true);
    expect(finds("خان", "Khan", "Asad")).toBe(true);
    expect(finds("المنصوري", "Al-Mansouri")).toBe(true);
    expect(finds("منصور", "Al-Mansouri", "عبد الرحمن المنصوري")).toBe(true);
    expect(finds("عبد الرحمن", "Abdulrahman")).toBe(true);
    expect(finds("رضایی", "Rezaei", "حسین رضایی")).toBe(true);
    expect(finds("علي", "علی‌اکبر رضایی")).toBe(true);
    expect(finds("قریشی", "Qureshi")).toBe(true);
  });

  it("finds Chinese and Japanese names by any part", () => {
    for (const query of ["欧阳建国", "欧阳", "建国", "欧"]) expect(finds(query, "欧阳建国")).toBe(true);
    expect(finds("遥", "伊藤遥")).toBe(true);
    expect(finds("伊健", "伊藤健二")).toBe(false);
  });

  it("finds a beginning of three letters and more, and short names whole", () => {
    for (const beginning of ["Yus", "Юсу", "Yusuf", "Yusufzo", "Yusufzod"]) {
      expect(finds(beginning, "Yusufzoda")).toBe(true);
    }
    for (const beginning of ["Zhu", "Zhuma", "Zhumabay", "Zhumabaye"]) {
      expect(finds(beginning, "Zhumabayev")).toBe(true);
    }
    expect(finds("Natali", "Natalia")).toBe(true);
    expect(finds("Li", "Li", "Jianguo")).toBe(true);
    expect(finds("Li", "Lindqvist")).toBe(false);
    expect(finds("李", "李建国")).toBe(true);
  });

  it("wants every word, in any order, with any separator", () => {
    expect(finds("Nigina Mirzoeva", "Mirzoeva", "Nigina")).toBe(true);
    expect(finds("MIRZOEVA, Nigina", "Mirzoeva", "Nigina")).toBe(true);
    expect(finds("Nigina Nazarova", "Mirzoeva", "Nigina")).toBe(false);
  });

  it("tells strangers apart", () => {
    for (const [query, other] of [
      ["Nazarov", "Mirzoev"],
      ["Hassan", "Hussein"],
      ["Karimov", "Rahimov"],
      ["Tsvetkov", "Shcherbakov"],
    ] as const) {
      expect(finds(query, other)).toBe(false);
    }
  });

  it("asks nothing for what holds no letter", () => {
    for (const query of ["", "  ", "!!!", "'", "\u200C", "123", "<>"])
      expect(nameQueryKeys(query)).toEqual([]);
  });
});

describe("keys", () => {
  it("are sorted, unique and never empty, for any text", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 60 }), { maxLength: 4 }), (names) => {
        const keys = nameKeys(names);
        expect(keys).toEqual([...new Set(keys)].sort());
        expect(keys.every((key) => /[^=~^]/.test(key))).toBe(true);
      }),
    );
  });

  it("do not depend on case, marks, apostrophes or the form of Unicode", () => {
    const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿА-Яа-яҒғҚқҲҳҶҷӢӣӮӯ]{3,14}$/);
    fc.assert(
      fc.property(word, fc.nat(), (name, place) => {
        const cut = 1 + (place % (name.length - 1));
        for (const variant of [
          name.toLowerCase(),
          name.normalize("NFD"),
          `${name.slice(0, cut)}\u02BB${name.slice(cut)}`,
        ]) {
          expect(finds(variant, name)).toBe(true);
        }
      }),
    );
  });

  it("let any search made of the person's own words find the person", () => {
    const rows = parse(readFileSync("prisma/seed/data/delegates.csv"), { columns: true }) as Record<
      string,
      string
    >[];
    expect(rows).toHaveLength(139);
    const lost = new Set<string>();
    for (const { family_name = "", given_names = "", patronymic = "", native_name = "" } of rows) {
      const names = [family_name, given_names, patronymic, native_name];
      for (const query of [...names, names.join(" "), `${family_name} ${given_names}`].filter((text) =>
        text.trim(),
      )) {
        expect(finds(query, ...names), query).toBe(true);
      }
      for (const word of names.join(" ").split(/[\s-]+/)) {
        const letters = [...word].filter((letter) => /[\p{L}\p{M}]/u.test(letter) && letter !== "ʻ");
        for (let length = 3; length <= letters.length; length++) {
          const beginning = letters.slice(0, length).join("");
          if (!finds(beginning, ...names)) lost.add(`${beginning} ${word}`);
        }
      }
      expect(nameKeys(names).length).toBeLessThan(250);
    }
    // Three letters that fold to one vowel are too few.
    expect([...lost]).toEqual(["Aye Ayesha"]);
  });

  it("let the native spelling alone find the Latin one, for Cyrillic", () => {
    const rows = parse(readFileSync("prisma/seed/data/delegates.csv"), { columns: true }) as Record<
      string,
      string
    >[];
    const cyrillic = rows.filter(({ native_name = "" }) => /\p{Script=Cyrillic}/u.test(native_name));
    expect(cyrillic.length).toBeGreaterThanOrEqual(60);
    const lost = cyrillic.filter(
      ({ family_name = "", given_names = "", native_name = "" }) =>
        !finds(native_name, family_name, given_names),
    );
    expect(
      lost.map(({ native_name, family_name, given_names }) => `${native_name} ${family_name} ${given_names}`),
    ).toEqual([]);
  });
});
