import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalizePassword, passwordProblem } from "@/lib/identity/password-rules";

const person = { email: "zarina.safarova@unodc.example", name: "Zarina Safarova" };
const problem = (password: string) => passwordProblem(password, person);

describe("what speaks against a password", () => {
  test.each([
    "sieben blaue Ziegel am Ufer",
    "correct horse battery staple",
    "Тихая река зимой течёт",
    "шабнам дар боғи ангур",
    "قمر فوق الجبل الأخضر",
    "v9$Kq2!wLz7@",
    "839204715523",
  ])("nothing: %s", (password) => {
    expect(problem(password)).toBeUndefined();
  });

  test.each([
    ["passwordShort", "short one"],
    ["passwordShort", "eleven char"],
    ["passwordLong", "ab cd ef gh ".repeat(11)],
    ["passwordCommon", "password1234"],
    ["passwordCommon", "P@ssw0rd2027!"],
    ["passwordCommon", "passwordpassword"],
    ["passwordCommon", "Пароль12345678"],
    ["passwordCommon", "qwertyuiop[]"],
    ["passwordCommon", "йцукенгшщзхъ"],
    ["passwordCommon", "abcdefghijklmnop"],
    ["passwordCommon", "zyxwvutsrqpo"],
    ["passwordCommon", "12345678901234"],
    ["passwordCommon", "aaaaaaaaaaaaaaaa"],
    ["passwordCommon", "abababababababab"],
    ["passwordCommon", "Dushanbe2027!"],
    ["passwordCommon", "Placet-UNODC-2027"],
    ["passwordCommon", "welcome to vienna"],
    ["passwordPersonal", "my name is zarina 7"],
    ["passwordPersonal", "SAFAROVA-and-others"],
  ] as const)("%s: %s", (expected, password) => {
    expect(problem(password)).toBe(expected);
  });

  test("counts characters as people do, not code units", () => {
    expect(problem("🌊🌊🌊🌊🌊🌊")).toBe("passwordShort");
  });

  test("judges every spelling of the same characters alike", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (password) => {
        expect(problem(password.normalize("NFD"))).toBe(problem(password.normalize("NFC")));
        expect(normalizePassword(password.normalize("NFD"))).toBe(normalizePassword(password));
      }),
    );
  });

  test("takes any passphrase of four unusual words", () => {
    const word = fc.string({ unit: fc.constantFrom(..."bdfgklmprtvz"), minLength: 5, maxLength: 8 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 4, maxLength: 4 }), (words) => {
        fc.pre(new Set(words.join("")).size >= 8);
        expect(problem(words.join(" "))).toBeUndefined();
      }),
    );
  });
});
