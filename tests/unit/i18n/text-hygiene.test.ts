import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personProse, personText, textProblem, tidyText } from "@/lib/i18n/text-hygiene";
import { DELEGATES } from "../delegates/mrz-samples";

const problemOf = (text: string, max = 60) => personText(max).safeParse(text).error?.issues[0]?.message;

describe("hostile text", () => {
  it.each([
    ["NUL", "Ka\u0000rim", "controlCharacters"],
    ["escape", "Ka\u001b[31mrim", "controlCharacters"],
    ["delete", "Karim\u007fov", "controlCharacters"],
    ["C1", "Karim\u0085ov\u009f", "controlCharacters"],
    ["replacement character", "Karim\uFFFDov", "controlCharacters"],
    ["lone surrogate", "Karim\uD800ov", "controlCharacters"],
    ["right-to-left override", "Karim\u202Evo", "bidiControls"],
    ["left-to-right embedding", "\u202AKarimov", "bidiControls"],
    ["isolate", "Karim\u2066ov\u2069", "bidiControls"],
    ["right-to-left mark inside", "Karim\u200Fov", "bidiControls"],
    ["Arabic letter mark inside", "Karim\u061Cov", "bidiControls"],
    ["zero-width space", "Karim\u200Bov", "invisibleCharacters"],
    ["zero-width joiner", "Karim\u200Dov", "invisibleCharacters"],
    ["zero-width joiner in Arabic", "حسین\u200Dزاده", "invisibleCharacters"],
    ["zero-width non-joiner in Latin", "Karim\u200Cov", "invisibleCharacters"],
    ["zero-width non-joiner at the end of Arabic", "حسین\u200C زاده", "invisibleCharacters"],
    ["word joiner", "Karim\u2060ov", "invisibleCharacters"],
    ["soft hyphen", "Karim\u00ADov", "invisibleCharacters"],
    ["combining grapheme joiner", "Karim\u034Fov", "invisibleCharacters"],
    ["Hangul filler", "Karim\u3164ov", "invisibleCharacters"],
    ["braille blank", "Karim\u2800ov", "invisibleCharacters"],
    ["variation selector on Latin", "Karim\uFE01ov", "invisibleCharacters"],
    ["tag character", "Karim\u{E0041}ov", "invisibleCharacters"],
    ["private use", "Karim\uE000ov", "invisibleCharacters"],
    ["unassigned", "Karim\u0378ov", "invisibleCharacters"],
    ["emoji", "Karim 😀", "emoji"],
    ["flag", "Karim 🇹🇯", "emoji"],
    ["family of joined emoji", "👨‍👩‍👧", "emoji"],
    ["keycap", "1\uFE0F\u20E3", "emoji"],
    ["heart without colour", "Karim ❤", "emoji"],
    ["stacked marks", `K${"\u0301".repeat(9)}arimov`, "stackedMarks"],
    ["300 characters", "K".repeat(300), "tooLong"],
    ["300 marks", `K${"\u0316".repeat(300)}`, "tooLong"],
    ["nothing", "", "required"],
    ["only space", " \t\n\u00A0\u3000", "required"],
    ["only invisible edges", "\u200B\uFEFF\u200E", "required"],
  ])("%s is refused by name", (_what, text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  it("is refused before it costs time", () => {
    expect(problemOf("\u0301".repeat(5_000_000))).toBe("tooLong");
  });
});

describe("honest text", () => {
  it.each([
    "d'Ormesson-Leclerc",
    "O’Neill",
    "Yoʻldoshev",
    "Müller",
    "Łukasz Żółć",
    "Nguyễn Thị Hồng",
    "Ḩusayn",
    "Нұрпейісов",
    "Ҷамшед Раҳмонзода",
    "علی‌اکبر رضایی",
    "عائشہ قریشی",
    "مُحَمَّد",
    "欧阳建国",
    "葛\u{E0100}城",
    "伊藤遥",
    "हरिकृष्ण",
    "Prosecutor, General Prosecutor’s Office",
    "Reuters®",
    "Head (acting), Division A/3 & B – “Region”",
  ])("%s passes unchanged", (text) => {
    expect(personText(120).parse(text)).toBe(text.normalize("NFC"));
  });

  it("of the demo passes unchanged", () => {
    for (const row of DELEGATES) {
      for (const field of ["family_name", "given_names", "patronymic", "native_name", "functional_title"]) {
        const text = row[field] ?? "";
        if (text) expect(personText(120).parse(text)).toBe(text);
      }
    }
  });

  it("is tidied, never re-cased", () => {
    expect(tidyText("  \u200EMcDonald \u00A0\t van\r\nder\u2028Meer\uFEFF ")).toBe("McDonald van der Meer");
    expect(tidyText("Ha\u030Akon")).toBe("Håkon");
  });

  it("may have several lines where prose is asked", () => {
    expect(personProse(100).parse(" one\r\ntwo\n\nthree ")).toBe("one\ntwo\n\nthree");
    expect(personProse(100).safeParse("a\u202Eb").error?.issues[0]?.message).toBe("bidiControls");
    expect(personProse(5).safeParse("a\nb\nc\nd").error?.issues[0]?.message).toBe("tooLong");
  });

  it("is counted in characters, not in halves of them", () => {
    expect(problemOf("𠮷".repeat(60))).toBeUndefined();
    expect(problemOf("𠮷".repeat(61))).toBe("tooLong");
  });
});

describe("whatever is accepted", () => {
  it("is in normal form, has no edges, and is accepted again unchanged", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const parsed = personText(60).safeParse(text);
        if (!parsed.success) return;
        expect(parsed.data).toBe(parsed.data.normalize("NFC"));
        expect(parsed.data).toBe(parsed.data.trim());
        expect(textProblem(parsed.data)).toBeUndefined();
        expect(personText(60).parse(parsed.data)).toBe(parsed.data);
      }),
      { numRuns: 1000 },
    );
  });
});
