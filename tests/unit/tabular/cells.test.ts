import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textProblem } from "@/lib/i18n/text-hygiene";
import { listCell } from "@/lib/tabular/list-cell";
import { phoneCell } from "@/lib/tabular/phone-cell";
import type { Cell } from "@/lib/tabular/table";
import { textCell } from "@/lib/tabular/text-cell";
import { yesNoCell } from "@/lib/tabular/yes-no-cell";

const text = (written: string): Cell => ({ kind: "text", text: written });
const number = (value: number): Cell => ({ kind: "number", value });
const taken = (value: unknown) => ({ ok: true, value });
const refused = (problem: string) => ({ ok: false, problem });

describe("texts", () => {
  test.each<[Cell, unknown]>([
    [text("  Мирзоева \t Нигина\n"), "Мирзоева Нигина"],
    [text("\u200EKarimov\u200F"), "Karimov"],
    [text("e\u0301"), "é"],
    [text("McALLISTER de la cruz"), "McALLISTER de la cruz"],
    [text("00123"), "00123"],
    [text("   "), null],
    [null, null],
    [number(400000001), "400000001"],
    [number(123456789012345), "123456789012345"],
    [number(0.1 + 0.2), "0.3"],
    [number(-7), "-7"],
    [number(1e-7), "0.0000001"],
    [{ kind: "date", isoDate: "2027-03-09" }, "2027-03-09"],
    [{ kind: "boolean", value: true }, "TRUE"],
  ])("%j gives %j", (cell, value) => {
    expect(textCell(cell)).toEqual(taken(value));
  });

  test.each<[Cell, string]>([
    [text("Karimov\u202Evo"), "bidiControls"],
    [text("Kari\u200Bmov"), "invisibleCharacters"],
    [text("Kari\u0007mov"), "controlCharacters"],
    [text("Karimov 😀"), "emoji"],
    [{ kind: "error", code: "#REF!" }, "errorCell"],
    [number(1234567890123456), "digitsLost"],
    [text("4.00000001E+11"), "digitsLost"],
    [text("9,92931E+11"), "digitsLost"],
  ])("%j is refused: %s", (cell, problem) => {
    expect(textCell(cell)).toEqual(refused(problem));
  });

  test("whatever is taken would be taken from a form too, and taken again unchanged", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (written) => {
        const result = textCell(text(written));
        if (!result.ok || result.value === null) return;
        expect(textProblem(result.value)).toBeUndefined();
        expect(textCell(text(result.value))).toEqual(result);
      }),
      { numRuns: 500 },
    );
  });

  test("a whole number keeps its digits", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (value) => {
        expect(textCell(number(value))).toEqual(taken(String(value)));
      }),
    );
  });
});

describe("telephone numbers", () => {
  test.each([
    "+992 93 123 45 67",
    "+992931234567",
    "00992 93 123-45-67",
    "'+992931234567",
    "=+992931234567",
    '="+992931234567"',
    "\u202A+992 93 123 45 67\u202C",
    "tel:+992-93-123-45-67",
    "+٩٩٢ ٩٣ ١٢٣ ٤٥ ٦٧",
    "＋992 (93) 1234567",
    "992931234567",
    "992 93 123 45 67",
  ])("%s", (written) => {
    expect(phoneCell(text(written))).toEqual(taken("+992931234567"));
  });

  test("a number cell gets its plus where it is international beyond doubt", () => {
    expect(phoneCell(number(992931234567))).toEqual(taken("+992931234567"));
    expect(phoneCell(number(79161234567))).toEqual(taken("+79161234567"));
    expect(phoneCell(number(12125550100))).toEqual(taken("+12125550100"));
    expect(phoneCell(number(931234567))).toEqual(refused("phoneNeedsPlus"));
    // With a Russian trunk prefix, as well as Viet Nam's code.
    expect(phoneCell(number(84951234567))).toEqual(refused("phoneNeedsPlus"));
    expect(phoneCell(number(89161234567))).toEqual(refused("phoneNeedsPlus"));
  });

  test.each([
    ["+44 (0)20 7946 0000", "+442079460000"],
    ["0044 (0) 20 7946 0000", "+442079460000"],
    ["+43 1 26060", "+43126060"],
  ])("%s gives %s", (written, value) => {
    expect(phoneCell(text(written))).toEqual(taken(value));
  });

  test.each([
    ["93 123 45 67", "phoneNeedsPlus"],
    ["+992", "phoneInvalid"],
    ["+0992931234567", "phoneInvalid"],
    ["+9929312345678901", "phoneInvalid"],
    ["+992931234567; +992931234568", "phoneInvalid"],
    ["+992 93 123 45 67 ext. 5", "phoneInvalid"],
    ["9.92931E+11", "digitsLost"],
    ["none", "phoneInvalid"],
    [`+992931234567${"'".repeat(100)}`, "phoneInvalid"],
  ])("%s is refused: %s", (written, problem) => {
    expect(phoneCell(text(written))).toEqual(refused(problem));
  });
});

describe("yes and no", () => {
  test.each([
    "Yes",
    "Y",
    " x ",
    "Х",
    "1",
    "✓",
    "✅",
    "ДА",
    "да.",
    "Ҳа",
    "бале",
    "OUI",
    "vrai",
    "نعم",
    "TRUE",
  ])("%s is yes", (written) => {
    expect(yesNoCell(text(written))).toEqual(taken(true));
  });
  test.each(["No", "n", "0", "Нет", "не", "Non", "faux", "لا", "FALSE", "no."])("%s is no", (written) => {
    expect(yesNoCell(text(written))).toEqual(taken(false));
  });
  test.each(["-", "?", "maybe", "2", "yes and no"])("%s is unclear", (written) => {
    expect(yesNoCell(text(written))).toEqual(refused("yesNoUnclear"));
  });
  test("cells that are no text", () => {
    expect(yesNoCell({ kind: "boolean", value: false })).toEqual(taken(false));
    expect(yesNoCell(number(1))).toEqual(taken(true));
    expect(yesNoCell(null)).toEqual(taken(null));
  });
});

describe("lists", () => {
  test.each([
    ["English, French", ["English", "French"]],
    ["Zone A; Zone B, upper floor;;Zone A", ["Zone A", "Zone B, upper floor"]],
    ["one\n two ", ["one", "two"]],
    ["العربية، الفرنسية", ["العربية", "الفرنسية"]],
    [" ; ", null],
  ])("%j gives %j", (written, items) => {
    expect(listCell(text(written))).toEqual(taken(items));
  });
  test("one bad item, or one too many, spoils it", () => {
    expect(listCell(text("a; b\u202E"))).toEqual(refused("bidiControls"));
    expect(listCell(text("a;b;c"), 2)).toEqual(refused("tooManyItems"));
    expect(listCell(number(5))).toEqual(taken(["5"]));
  });
});
