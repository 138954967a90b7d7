import { z } from "zod";
import { tidyText } from "@/lib/i18n/text-hygiene";

/** A run of text as the typesetter takes it: one language, one direction. */
export const pieceSchema = z.strictObject({
  text: z.string().min(1),
  /** Primary subtag of BCP 47: two or three letters. */
  lang: z.string().regex(/^[a-z]{2,3}$/),
  rtl: z.boolean(),
});

export type Piece = z.infer<typeof pieceSchema>;

/** First letter that has a direction decides, as in the Unicode bidirectional algorithm (rules P2 and P3). */
const FIRST_LETTER = /\p{L}/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Makes a piece of a text that is not empty.
 * @param language BCP 47 tag; only its first part counts here
 */
export function piece(text: string, language: string): Piece {
  const lang = language.toLowerCase().split("-")[0] ?? "";
  const first = FIRST_LETTER.exec(text)?.[0] ?? "";
  return {
    text: tidyText(text),
    lang: /^[a-z]{2,3}$/.test(lang) ? lang : "en",
    rtl: RIGHT_TO_LEFT.test(first),
  };
}

/** The same, or null when there is nothing to print. */
export function optionalPiece(text: string | null | undefined, language: string): Piece | null {
  return text && tidyText(text) !== "" ? piece(text, language) : null;
}
