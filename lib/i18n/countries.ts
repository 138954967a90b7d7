import { compareIn } from "@/lib/i18n/collation";
import type { Locale } from "@/lib/i18n/config";
import ar from "@/lib/i18n/countries/ar.json";
import en from "@/lib/i18n/countries/en.json";
import fr from "@/lib/i18n/countries/fr.json";
import ru from "@/lib/i18n/countries/ru.json";
import tg from "@/lib/i18n/countries/tg.json";
import { COUNTRY_CODES } from "@/lib/i18n/country-codes";

/** Short names for ordinary use after UN terminology, by ISO 3166-1 alpha-3, with the ICAO codes for people without a State. */
const NAMES: Record<Locale, Record<string, string>> = { en, ru, tg, fr, ar };

/** The UN short name of a State in a language; an unknown code gives itself. */
export function countryName(code: string, locale: Locale): string {
  return NAMES[locale][code] ?? NAMES.en[code] ?? code;
}

/** All States in the order of the language, for lists of choices. */
export function countryChoices(locale: Locale): { value: string; label: string }[] {
  return COUNTRY_CODES.map((value) => ({ value, label: countryName(value, locale) })).sort((a, b) =>
    compareIn(locale, a.label, b.label),
  );
}
