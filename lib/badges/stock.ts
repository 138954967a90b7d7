import type { BadgeStock } from "@/lib/badges/document";
import { badgeLanguages, piecesOf } from "@/lib/badges/languages";
import { type Piece, piece } from "@/lib/badges/piece";
import type { Locale } from "@/lib/i18n/config";
import { loadNamespace } from "@/lib/i18n/load-messages";

const NOTES = ["found", "lost", "personal", "conduct"] as const;

type ConferenceOfBadges = {
  slug: string;
  shortTitle: unknown;
  hostLanguages: readonly string[];
  emergencyPhone: string;
  zones: readonly { code: string; pictogram: string; name: unknown; bit: number }[];
};

/** The sentence of the message file in each language; `address` stands where the text asks for it. */
function sentences(key: string, languages: readonly Locale[], address = ""): Piece[] {
  return languages.map((locale) => {
    const text = loadNamespace(locale, "badge")[key];
    if (typeof text !== "string") throw new Error(`badge text ${key} is missing in ${locale}`);
    return piece(text.replace("{address}", address), locale);
  });
}

/** "+992 44 000 01 12" from "+992440000112" is for eyes only: groups of three after the country code. */
function readablePhone(phone: string): string {
  return phone.replace(/^(\+\d{3})(\d{2})(\d{3})(\d{2})(\d{2})$/, "$1 $2 $3 $4 $5");
}

/**
 * What all badges of a conference share: titles, zones, emergency number and the fixed sentences, in English and in
 * the languages of the host country.
 * @param origin address of this installation, printed as where the code of conduct stands
 */
export function badgeStock(conference: ConferenceOfBadges, origin: string): BadgeStock {
  const languages = badgeLanguages(conference.hostLanguages);
  const address = `${new URL(origin).host}/conferences/${conference.slug}`;
  return {
    titles: piecesOf(conference.shortTitle, languages),
    emergencyPhone: readablePhone(conference.emergencyPhone),
    zones: conference.zones
      .toSorted((one, other) => one.bit - other.bit)
      .map(({ code, pictogram, name }) => ({ code, pictogram, names: piecesOf(name, languages) })),
    texts: {
      valid: sentences("valid", languages),
      emergency: sentences("emergency", languages),
      notes: NOTES.map((key) => sentences(key, languages, address)),
    },
  };
}
