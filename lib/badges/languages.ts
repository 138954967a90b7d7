import { type Piece, piece } from "@/lib/badges/piece";
import { isLocale, type Locale } from "@/lib/i18n/config";
import { textIn } from "@/lib/i18n/localized-text";

/** Languages of a badge: English first, then those of the host country, each once. */
export function badgeLanguages(hostLanguages: readonly string[]): Locale[] {
  return [...new Set<Locale>(["en", ...hostLanguages.filter(isLocale)])];
}

/** A localized text of the conference in the languages of its badges; a language that says the same is left out. */
export function piecesOf(value: unknown, languages: readonly Locale[]): Piece[] {
  const pieces = languages
    .map((locale) => piece(textIn(value, locale), locale))
    .filter(({ text }) => text !== "");
  return pieces.filter(({ text }, at) => pieces.findIndex((other) => other.text === text) === at);
}
