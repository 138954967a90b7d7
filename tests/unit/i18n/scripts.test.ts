import { describe, expect, it } from "vitest";
import { NATIVE_LANGUAGES } from "@/lib/delegates/schema/choices";
import { fitsLanguage, mixesAlphabets, scriptsIn } from "@/lib/i18n/scripts";
import { DELEGATES } from "../delegates/mrz-samples";

describe("scripts", () => {
  it("are told by their letters", () => {
    expect(scriptsIn("Nigina")).toEqual(["Latn"]);
    expect(scriptsIn("Нигина Mirzoeva")).toEqual(["Latn", "Cyrl"]);
    expect(scriptsIn("伊藤ハルカ")).toEqual(["Hani", "Kana"]);
    expect(scriptsIn("123 – ?")).toEqual([]);
  });

  it("that look alike do not share a word", () => {
    expect(mixesAlphabets("Kаrimov")).toBe(true);
    expect(mixesAlphabets("Каримoв")).toBe(true);
    expect(mixesAlphabets("Αlexis")).toBe(true);
    expect(mixesAlphabets("Каримов Karimov")).toBe(false);
    expect(mixesAlphabets("COVID-инспектор")).toBe(false);
    expect(mixesAlphabets("Yoʻldoshev")).toBe(false);
  });

  it("fit the languages of the demo's names", () => {
    for (const { native_name = "", native_lang = "" } of DELEGATES) {
      if (native_name)
        expect([native_name, fitsLanguage(native_name, native_lang)]).toEqual([native_name, true]);
    }
  });

  it("do not fit other languages", () => {
    expect(fitsLanguage("اسد خان", "ru")).toBe(false);
    expect(fitsLanguage("Нигина", "ar")).toBe(false);
    expect(fitsLanguage("Nigina", "tg")).toBe(true);
    expect(fitsLanguage("Nigina", "zh")).toBe(false);
    expect(fitsLanguage("Нигина", "xx")).toBe(true);
  });

  it("are known for every language on offer", () => {
    for (const language of NATIVE_LANGUAGES)
      expect([language, fitsLanguage("Ωμ", language)]).toEqual([language, false]);
  });
});
