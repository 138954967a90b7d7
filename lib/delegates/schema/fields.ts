import { z } from "zod";
import { isCountryCode } from "@/lib/i18n/country-codes";
import { mixesAlphabets } from "@/lib/i18n/scripts";
import { personText } from "@/lib/i18n/text-hygiene";

/** Makes a field optional: absent, empty or blank means null. */
export function optional<Field extends z.ZodType>(field: Field) {
  const blankIsNull = (value: unknown) =>
    value === undefined || (typeof value === "string" && value.trim() === "") ? null : value;
  // A preprocessed schema forgets what it takes; a union would hide which rule was broken.
  return z.preprocess(blankIsNull, field.nullable()) as unknown as z.ZodType<
    z.output<Field> | null,
    z.input<Field> | "" | null
  >;
}

/** ISO 3166-1 alpha-3 of a State, or an ICAO code for people without one. */
export const countryCode = z.string("required").refine(isCountryCode, "chooseOne");

/** A plain calendar date, Gregorian, YYYY-MM-DD. */
export const plainDate = z.iso.date("dateInvalid");

/** Arabic and Persian digits as Latin ones. */
const latinDigits = (text: string) =>
  text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15));

/** E.164: a plus and 6 to 15 digits; spaces, hyphens, dots and brackets that people write are dropped, the plus stays. */
export const phoneNumber = z
  .string("required")
  .max(60, "phoneInvalid")
  .transform((text) =>
    latinDigits(text)
      .replace(/[\s\-./()\u2010-\u2015\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "")
      .replace(/^(?:00|＋)/, "+"),
  )
  .pipe(
    z
      .string()
      .min(1, "required")
      .regex(/^\+[1-9][0-9]{5,14}$/, "phoneInvalid"),
  );

/** Number of a travel document: letters and digits, as printed; spaces and hyphens are dropped. */
export const documentNumber = z
  .string("required")
  .max(40, "documentNumberInvalid")
  .transform((text) => latinDigits(text).toUpperCase().replace(/[\s-]/g, ""))
  .pipe(
    z
      .string()
      .min(1, "required")
      .regex(/^[A-Z0-9]{3,20}$/, "documentNumberInvalid"),
  );

/** Stand-ins that forms force on people with one name. They have ended up on thousands of real badges. */
const STAND_IN = /^(?:fnu|lnu|nfn|nln|x{2,}|unknown|none|nil|null|no name|not applicable)$/iu;

/** A name in any script: letters, spaces, hyphens, apostrophes, full stops and the like; never a stand-in. */
const name = (max: number) =>
  personText(max).superRefine((text, context) => {
    const refuse = (message: string) => context.addIssue({ code: "custom", message });
    if (STAND_IN.test(text) || /^[\p{P}\p{S}\s]*$/u.test(text)) refuse("standInName");
    else if (/[^\p{L}\p{M}\s'’‘ʻʼʽʾʿˈ`´·・．.\-\u2010-\u2015\u200C]/u.test(text)) refuse("nameCharacters");
    else if (mixesAlphabets(text)) refuse("mixedAlphabets");
  });

/** A family or given name as in the travel document: in Latin letters, at most 60 characters. */
export const latinName = name(60).refine(
  (text) => !/(?!\p{Script=Latin})\p{L}/u.test(text.replace(/[ʻʼʽʾʿˈ]/g, "")),
  "latinLetters",
);

/** A patronymic, in any script. */
export const anyName = name(60);

/** The whole name in the person's own script. */
export const nativeName = name(120);
