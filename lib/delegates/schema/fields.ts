import { z } from "zod";
import { personText } from "@/lib/i18n/text-hygiene";

/** Makes a field optional: empty, or not asked of this category, means null. */
export function optional<Field extends z.ZodType>(field: Field) {
  return z.union([z.literal("").transform(() => null), z.null(), field]).default(null);
}

/** ISO 3166-1 alpha-3 or an ICAO code for people without a State. */
export const countryCode = z.string("required").regex(/^[A-Z]{3}$/, "chooseOne");

/** A plain calendar date, Gregorian, YYYY-MM-DD. */
export const plainDate = z.iso.date("dateInvalid");

/** E.164: a plus and 6 to 15 digits; spaces, hyphens, dots and brackets that people write are dropped, the plus stays. */
export const phoneNumber = z
  .string("required")
  .max(40, "phoneInvalid")
  .transform((text) => text.replace(/[\s\-.()\u2010-\u2015]/g, "").replace(/^00/, "+"))
  .pipe(
    z
      .string()
      .min(1, "required")
      .regex(/^\+[0-9]{6,15}$/, "phoneInvalid"),
  );

/** Number of a travel document: letters and digits, as printed; spaces and hyphens are dropped. */
export const documentNumber = z
  .string("required")
  .max(40, "documentNumberInvalid")
  .transform((text) => text.toUpperCase().replace(/[\s-]/g, ""))
  .pipe(
    z
      .string()
      .min(1, "required")
      .regex(/^[A-Z0-9]{3,20}$/, "documentNumberInvalid"),
  );

/** One of the parts of a name: 1 to 60 characters in any script. */
export const namePart = personText(60).refine((text) => /\p{L}/u.test(text), "nameNeedsLetter");
