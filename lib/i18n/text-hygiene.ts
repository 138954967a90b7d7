import { z } from "zod";

/**
 * What is wrong with a typed text, as a key of the namespace `validation`, or undefined. Refused: control characters,
 * bidirectional overrides and isolates (they reorder what officers read), invisible characters, private use,
 * unassigned, lone surrogates and emoji. ZWNJ is kept where Persian and Urdu spelling needs it: between Arabic letters.
 */
export function textProblem(
  text: string,
): "controlCharacters" | "bidiControls" | "invisibleCharacters" | "emoji" | undefined {
  if (/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/u.test(text)) return "bidiControls";
  if (/[\p{Cc}\p{Cs}\uFFFD]/u.test(text)) return "controlCharacters";
  const withoutJoiners = text.replace(/(?<=\p{Script=Arabic})\u200C(?=\p{Script=Arabic})/gu, "");
  if (/[\p{Cf}\p{Co}\p{Cn}\u115F\u1160\u3164\uFFA0\u2800\u2028\u2029]|\u034F/u.test(withoutJoiners)) {
    return "invisibleCharacters";
  }
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}|[\uFE0F\u20E3]/u.test(text)) return "emoji";
  return undefined;
}

/** Unicode normal form C, edges trimmed, inner white space one space. Never re-cased. */
export function tidyText(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** Control characters that people paste unknowingly; they become spaces before the rules are asked. */
const PASTED_BREAKS = /[\t\r\n\u00A0]+/g;

/**
 * Schema of a one-line text typed by a person: tidied, at most `max` characters, required unless made optional.
 * Messages are keys of the namespace `validation`.
 */
export function personText(max: number) {
  return z
    .string("required")
    .max(max * 4, "tooLong")
    .transform((text) => tidyText(text.replace(PASTED_BREAKS, " ")))
    .superRefine((text, context) => {
      const problem = textProblem(text);
      if (problem) context.addIssue({ code: "custom", message: problem });
      else if (text.length === 0) context.addIssue({ code: "custom", message: "required" });
      else if ([...text].length > max) context.addIssue({ code: "custom", message: "tooLong" });
    });
}

/** Same for a text of several lines, such as a reason: line breaks are kept. */
export function personProse(max: number) {
  return z
    .string("required")
    .max(max * 2, "tooLong")
    .transform((text) => text.normalize("NFC").replace(/\r\n?/g, "\n").trim())
    .superRefine((text, context) => {
      const problem = textProblem(text.replace(/[\n\t]/g, " "));
      if (problem) context.addIssue({ code: "custom", message: problem });
      else if (text.length === 0) context.addIssue({ code: "custom", message: "required" });
      else if ([...text].length > max) context.addIssue({ code: "custom", message: "tooLong" });
    });
}
