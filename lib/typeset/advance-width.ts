import { join } from "node:path";
import { openSync } from "fontkit";
import { fontFiles } from "@/lib/typeset/fonts";

/** Scripts whose letters stand side by side, each as wide as itself; kerning only brings them closer. */
const SIMPLE = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}]+$/u;

const FACES = { 400: "NotoSans_400Regular", 700: "NotoSans_700Bold" } as const;
export type MeasuredWeight = keyof typeof FACES;

type Face = { advanceOf: (codePoint: number) => number; known: Map<number, number> };
const faces = new Map<MeasuredWeight, Face>();

function faceOf(weight: MeasuredWeight): Face {
  const ready = faces.get(weight);
  if (ready) return ready;
  const file = fontFiles(/* turbopackIgnore: true */ process.cwd()).find((path) =>
    path.endsWith(join(`${FACES[weight]}.ttf`)),
  );
  const font = file && openSync(file);
  if (!font || !("glyphForCodePoint" in font)) throw new Error(`no font of weight ${weight}`);
  const advanceOf = (codePoint: number) =>
    font.hasGlyphForCodePoint(codePoint)
      ? font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm
      : Number.NaN;
  const face = { advanceOf, known: new Map<number, number>() };
  faces.set(weight, face);
  return face;
}

/**
 * The width of a text in units of its size, from above: never less than what the typesetter will find. Spares it the
 * measuring of most texts, which is half of its work.
 * @returns null where letters change with their neighbours, or stand in another font: the typesetter measures those
 */
export function advanceWidth(text: string, weight: MeasuredWeight): number | null {
  if (!SIMPLE.test(text)) return null;
  const { advanceOf, known } = faceOf(weight);
  let width = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    let advance = known.get(codePoint);
    if (advance === undefined) {
      advance = advanceOf(codePoint);
      known.set(codePoint, advance);
    }
    width += advance;
  }
  return Number.isNaN(width) ? null : width;
}
