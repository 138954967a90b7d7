import { openSync } from "fontkit";
import { describe, expect, it } from "vitest";
import { uncoveredCharacters } from "@/lib/typeset/coverage";
import { familyFiles, fontFiles } from "@/lib/typeset/fonts";
import { HARD_SAMPLES } from "./badge-samples";

const missing = (text: string) => uncoveredCharacters([text]).map(({ character }) => character);

describe("font coverage", () => {
  it("has the scripts of the region and of the demo's people", () => {
    const covered = {
      tajik: "Ғғ Ӣӣ Ққ Ӯӯ Ҳҳ Ҷҷ",
      kazakh: "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі",
      kyrgyz: "Ңң Өө Үү",
      uzbek: "Oʻzbek Gʻafur Ўў Ққ Ғғ Ҳҳ",
      turkmen: "Ää Žž Ňň Öö Şş Üü Ýý Çç",
      azeri: "Əə İı Ğğ",
      arabic: "مُحَمَّد الخطّاب ء آ أ إ ئ ؤ ة ى",
      persian: "پچژگ مینا‌زاده",
      urdu: "ٹ ڈ ڑ ں ھ ہ ۂ ۓ ے عائشہ",
      pashto: "ټ ځ څ ډ ړ ږ ښ ګ ڼ ۍ ې",
      chinese: "张伟 張偉",
      japanese: "田中ゆき ヤマダ 髙﨑",
      hindi: "नरेंद्र",
      vietnamese: "Nguyễn Đức",
      combined: "Á (A\u0301)",
    };
    for (const [name, text] of Object.entries(covered)) expect(missing(text), name).toEqual([]);
    const texts = HARD_SAMPLES.flatMap(({ family, given, native, title }) => [
      family,
      given,
      native?.[0],
      title ?? null,
    ]);
    expect(uncoveredCharacters(texts.flatMap((text) => text ?? []))).toEqual([]);
  });

  it("names each character that would print as a box, once, in order", () => {
    expect(uncoveredCharacters(["김철수 김", "Ana", "გ"])).toEqual([
      { character: "김", codePoint: "U+AE40" },
      { character: "철", codePoint: "U+CCA0" },
      { character: "수", codePoint: "U+C218" },
      { character: "გ", codePoint: "U+10D2" },
    ]);
    expect(missing("𠮷野")).toEqual(["𠮷"]);
    expect(missing("😀")).toEqual(["😀"]);
  });

  it("asks one font for a letter and its marks together", () => {
    expect(missing("م\u0305")).toEqual(["م\u0305"]);
    expect(missing("Ҷ\u0304")).toEqual([]);
  });

  it("may ask one weight for all: the weights of a family have the same characters", () => {
    const characters = (file: string) => {
      const font = openSync(file);
      if (!("characterSet" in font)) throw new Error(file);
      return new Set(font.characterSet);
    };
    for (const regular of familyFiles(process.cwd())) {
      const family = regular.split("/").at(-3);
      const set = characters(regular);
      for (const file of fontFiles(process.cwd()).filter((path) => path.split("/").at(-3) === family)) {
        expect(characters(file), file).toEqual(set);
      }
    }
  });
});
