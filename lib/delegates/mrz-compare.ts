import type { MrzFields } from "@/lib/delegates/mrz";
import { toLatin } from "@/lib/i18n/transliterate";

/** How a field of the zone stands to what was typed. */
export type Agreement = "equal" | "explainable" | "differs";

export type MrzComparison = {
  field:
    | "familyName"
    | "givenNames"
    | "birthDate"
    | "nationality"
    | "number"
    | "issuer"
    | "expiresOn"
    | "gender";
  agreement: Agreement;
  /** As the zone says; document numbers are shown to their owner only. */
  mrz: string;
  typed: string;
};

export type TypedIdentity = {
  familyName: string;
  givenNames: string;
  isMononym: boolean;
  birthDate: string;
  nationalities: readonly string[];
  gender: string;
  number: string;
  issuer: string;
  expiresOn: string;
};

/** Diacritics that ICAO Doc 9303-3 section 6 lets issuers write with two letters or with one. */
const TWO_LETTER: readonly (readonly [RegExp, string])[] = [
  [/[äæ]/g, "ae"],
  [/[öøœ]/g, "oe"],
  [/ü/g, "ue"],
  [/å/g, "aa"],
  [/ß/g, "ss"],
  [/ñ/g, "n"],
  [/þ/g, "th"],
  [/ð/g, "d"],
];

const letters = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, "");

/** The spellings of a typed name that a zone may carry: plain, and with two-letter diacritics. */
function spellings(typed: string): string[] {
  let expanded = typed.toLowerCase();
  for (const [pattern, by] of TWO_LETTER) expanded = expanded.replace(pattern, by);
  return [letters(toLatin(typed)), letters(toLatin(expanded))];
}

function compareName(mrz: string, typed: string, mayBeCut: boolean): Agreement {
  const printed = letters(mrz);
  const options = spellings(typed);
  const exact = typed.normalize("NFC").toUpperCase() === mrz;
  if (exact) return "equal";
  if (options.includes(printed)) return "explainable";
  if (mayBeCut && printed.length >= 3 && options.some((option) => option.startsWith(printed)))
    return "explainable";
  // A zone may carry fewer given names than the person uses, in the same order.
  if (printed.length >= 2 && options.some((option) => option.startsWith(printed)) && typed.includes(" "))
    return "explainable";
  return "differs";
}

const same = (a: string, b: string): Agreement => (a === b ? "equal" : "differs");
const documentNumber = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, "");

/**
 * Compares the zone with what was typed, by rule: apostrophes vanish, hyphens are fillers, diacritics and other
 * scripts are transliterated, names may be cut, patronymics are absent. Differences are shown to the person and the
 * officer; nothing typed is ever overwritten. Fields not typed yet are left out.
 */
export function compareMrz(fields: MrzFields, typed: TypedIdentity): MrzComparison[] {
  const rows: MrzComparison[] = [];
  const add = (field: MrzComparison["field"], mrz: string | null, value: string, agreement: Agreement) => {
    if (value !== "" && mrz !== null) rows.push({ field, agreement, mrz, typed: value });
  };
  const cut = fields.namesMayBeCut;
  const family = typed.isMononym
    ? [fields.familyName, fields.givenNames].filter(Boolean).join(" ")
    : fields.familyName;
  add("familyName", family, typed.familyName, compareName(family, typed.familyName, cut));
  if (!typed.isMononym) {
    add(
      "givenNames",
      fields.givenNames,
      typed.givenNames,
      compareName(fields.givenNames, typed.givenNames, cut),
    );
  }
  add("birthDate", fields.birthDate, typed.birthDate, same(fields.birthDate ?? "", typed.birthDate));
  const nationality = typed.nationalities.includes(fields.nationality)
    ? fields.nationality
    : (typed.nationalities[0] ?? "");
  add("nationality", fields.nationality, nationality, same(fields.nationality, nationality));
  add(
    "number",
    fields.number,
    typed.number,
    same(documentNumber(fields.number), documentNumber(typed.number)),
  );
  add("issuer", fields.issuer, typed.issuer, same(fields.issuer, typed.issuer));
  add("expiresOn", fields.expiryDate, typed.expiresOn, same(fields.expiryDate ?? "", typed.expiresOn));
  const sex = { F: "FEMALE", M: "MALE" } as const;
  if (fields.sex && (typed.gender === "FEMALE" || typed.gender === "MALE")) {
    add("gender", sex[fields.sex], typed.gender, same(sex[fields.sex], typed.gender));
  }
  return rows;
}
