import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pastedLines } from "@/lib/organizations/pasted-lines";

const line = (nameAsWritten: string, titleAsWritten = "", roleAsWritten = "") => ({
  nameAsWritten,
  titleAsWritten,
  roleAsWritten,
});

describe("lines pasted from a spreadsheet", () => {
  test.each([
    [
      "Russian headings in another order",
      "Должность\tФИО\nМинистр\tЮСУФЗОДА, Карим\n",
      [line("ЮСУФЗОДА, Карим", "Министр")],
    ],
    ["Arabic headings", "الاسم\tالمنصب\tالدور\nكريم يوسف\tوزير\tرئيس", [line("كريم يوسف", "وزير", "رئيس")]],
    [
      "Tajik headings with a number column",
      "№\tНоми насаб\tВазифа\n1\tЮсуфзода Карим\tвазир",
      [line("Юсуфзода Карим", "вазир")],
    ],
    [
      "no headings: name, title, role",
      "MIRZOEVA, Nigina\tMinister\thead",
      [line("MIRZOEVA, Nigina", "Minister", "head")],
    ],
    [
      "a column of numbers",
      "1.\tA, B\tJudge\n2.\tC, D\tExpert",
      [line("A, B", "Judge"), line("C, D", "Expert")],
    ],
    ["semicolons", "A, B;Judge;adviser", [line("A, B", "Judge", "adviser")]],
    ["names alone, numbered as in a letter", "1. Mr. A B\n2) C D\r\n\r\n", [line("Mr. A B"), line("C D")]],
    ["nothing", " \n\t\t\n", []],
  ])("%s", (_what, text, wanted) => {
    expect(pastedLines(text)).toEqual(wanted);
  });

  test("never changes the letters of a name, nor loses a row that has one", () => {
    const name = fc
      .stringMatching(/^[A-Za-zЀ-ӿ][A-Za-zЀ-ӿ' -]{2,30}[A-Za-zЀ-ӿ]$/)
      .filter((text) => pastedLines(`${text}\tX`).length === 1);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { minLength: 1, maxLength: 20 }), (rows) => {
        const text = rows.map(([who, what]) => `${who}\t${what}`).join("\n");
        const tidy = (words: string) => words.normalize("NFC").replace(/\s+/gu, " ").trim();
        expect(pastedLines(text).map(({ nameAsWritten }) => nameAsWritten)).toEqual(
          rows.map(([who]) => tidy(who)),
        );
      }),
    );
  });
});
