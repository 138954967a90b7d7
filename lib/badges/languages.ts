import { type Piece, piece } from "@/lib/badges/piece";
import { isLocale, type Locale } from "@/lib/i18n/config";
import { textIn } from "@/lib/i18n/localized-text";
import { organizationName } from "@/lib/organizations/names";

/** Languages of a badge: English first, then those of the host country, each once. */
export function badgeLanguages(hostLanguages: readonly string[]): Locale[] {
  return [...new Set<Locale>(["en", ...hostLanguages.filter(isLocale)])];
}

/** Leaves out what is empty, and a language that says the same as one before it. */
function distinct(pieces: Piece[]): Piece[] {
  const filled = pieces.filter(({ text }) => text !== "");
  return filled.filter(({ text }, at) => filled.findIndex((other) => other.text === text) === at);
}

/** A localized text of the conference in the languages of its badges. */
export function piecesOf(value: unknown, languages: readonly Locale[]): Piece[] {
  return distinct(languages.map((locale) => piece(textIn(value, locale), locale)));
}

/** A State or body in the languages of the badges. */
export function organizationPieces(
  organization: Parameters<typeof organizationName>[0],
  languages: readonly Locale[],
): Piece[] {
  return distinct(languages.map((locale) => piece(organizationName(organization, locale), locale)));
}
