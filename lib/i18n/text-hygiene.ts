import { z } from "zod";

/** Why a typed text is refused; keys of the namespace `validation`. */
export type TextProblem =
  | "controlCharacters"
  | "bidiControls"
  | "invisibleCharacters"
  | "emoji"
  | "stackedMarks";

/** ZWNJ where Persian and Urdu spelling needs it: between letters of Arabic script. */
const JOINER_IN_ARABIC = /(?<=\p{Script_Extensions=Arabic})\u200C(?=\p{Script_Extensions=Arabic})/gu;
/** Variants of one Han character, as some Japanese and Chinese names need them. */
const HAN_VARIANT = /(?<=\p{Script=Han})[\uFE00-\uFE0E\u{E0100}-\u{E01EF}]/gu;
/** Format characters, private use, unassigned, line separators, fillers, and selectors of variants. */
const INVISIBLE =
  /[\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Variation_Selector}\p{Default_Ignorable_Code_Point}]|\u2800/u;
/** Pictures, but not the signs of copyright and trade mark, which outlets have in their names. */
const EMOJI = /(?![©®™])[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]|\u20E3/u;

/**
 * What is wrong with a typed text, or undefined. Refused: control characters, bidirectional controls (they reorder
 * what officers read), invisible characters (they make two names that look alike differ), private use, unassigned,
 * lone surrogates, emoji, and marks stacked on one letter beyond what any language writes.
 */
export function textProblem(text: string): TextProblem | undefined {
  if (/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/u.test(text)) return "bidiControls";
  if (/[\p{Cc}\p{Cs}\uFFFD]/u.test(text)) return "controlCharacters";
  if (EMOJI.test(text)) return "emoji";
  if (INVISIBLE.test(text.replace(JOINER_IN_ARABIC, "").replace(HAN_VARIANT, "")))
    return "invisibleCharacters";
  if (/\p{M}{5,}/u.test(text.normalize("NFD"))) return "stackedMarks";
  return undefined;
}

/**
 * What comes along at the edges when a name is copied from a chat or a table: direction marks, BOM, zero-width space.
 * The look behind keeps a long run inside a text from being tried again at each of its characters.
 */
const PASTED_EDGES =
  /^[\s\u200B\u200E\u200F\u061C\u2060\uFEFF]+|(?<![\s\u200B\u200E\u200F\u061C\u2060\uFEFF])[\s\u200B\u200E\u200F\u061C\u2060\uFEFF]+$/gu;

/** Unicode normal form C, edges trimmed, inner white space and line breaks one space. Never re-cased. */
export function tidyText(text: string): string {
  return text.normalize("NFC").replace(PASTED_EDGES, "").replace(/\s+/gu, " ");
}

function textOf(max: number, tidy: (text: string) => string, isLine: boolean) {
  return (
    z
      .string("required")
      // Normalizing costs time, so that absurd lengths are refused before it.
      .max(max * 4, "tooLong")
      .transform(tidy)
      .superRefine((text, context) => {
        const problem = textProblem(isLine ? text : text.replace(/[\n\t]/g, " "));
        if (problem) context.addIssue({ code: "custom", message: problem });
        else if (text.length === 0) context.addIssue({ code: "custom", message: "required" });
        else if ([...text].length > max) context.addIssue({ code: "custom", message: "tooLong" });
      })
  );
}

/**
 * Schema of a one-line text typed by a person: tidied, at most `max` characters, required unless made optional.
 * Messages are keys of the namespace `validation`.
 */
export function personText(max: number) {
  return textOf(max, tidyText, true);
}

/** Same for a text of several lines, such as a reason: line breaks are kept. */
export function personProse(max: number) {
  const tidy = (text: string) => text.normalize("NFC").replace(/\r\n?/g, "\n").replace(PASTED_EDGES, "");
  return textOf(max, tidy, false);
}
