import { openSync } from "fontkit";
import { familyFiles } from "@/lib/typeset/fonts";

/** A character that no bundled font can print, with its code point as U+XXXX. */
export type UncoveredCharacter = { character: string; codePoint: string };

/** Characters that leave no mark on paper: joiners, variation selectors, white space. */
const INVISIBLE = /[\p{Cf}\p{Zs}\p{Variation_Selector}]/u;

let families: ReadonlySet<number>[] | undefined;

function charactersOf(file: string): ReadonlySet<number> {
  const font = openSync(file);
  return new Set("characterSet" in font ? font.characterSet : []);
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * The characters of these texts that would print as boxes, each once, in order of appearance. A letter and its
 * marks must stand in one font, so a mark counts as missing where no font has it together with its letter.
 */
export function uncoveredCharacters(texts: readonly string[]): UncoveredCharacter[] {
  families ??= familyFiles(/* turbopackIgnore: true */ process.cwd()).map(charactersOf);
  const missing = new Map<string, UncoveredCharacter>();
  for (const text of texts) {
    for (const { segment } of graphemes.segment(text.normalize("NFC"))) {
      if (missing.has(segment)) continue;
      const points = [...segment]
        .filter((sign) => !INVISIBLE.test(sign))
        .map((sign) => sign.codePointAt(0) ?? 0);
      if (families.some((family) => points.every((point) => family.has(point)))) continue;
      const codePoint = points
        .map((point) => `U+${point.toString(16).toUpperCase().padStart(4, "0")}`)
        .join(" ");
      missing.set(segment, { character: segment, codePoint });
    }
  }
  return [...missing.values()];
}
