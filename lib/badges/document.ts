import { bandLook } from "@/lib/badges/band";
import type { BadgeFace } from "@/lib/badges/face";
import { type BadgeForm, FIELD_RULES } from "@/lib/badges/layout";
import type { Piece } from "@/lib/badges/piece";
import { qrSvg } from "@/lib/badges/qr";
import type { TypesetDocument } from "@/lib/typeset/document";

/** A badge ready to be set. `photo` is a JPEG of 3:4. */
export type PrintableBadge = {
  number: string;
  credential: string;
  zoneCodes: readonly string[];
  /** Days of validity in words, e.g. "9–11 March 2027". */
  valid: string;
  face: BadgeFace;
  photo: Uint8Array | null;
};

/** What all badges of a conference share. Texts stand in English first, then in the host country's languages. */
export type BadgeStock = {
  titles: Piece[];
  emergencyPhone: string;
  zones: { code: string; pictogram: string; names: Piece[] }[];
  texts: {
    valid: Piece[];
    emergency: Piece[];
    /** Sentences of the back: if found, if lost, personal, code of conduct. */
    notes: Piece[][];
  };
};

function badgeData(badge: PrintableBadge, at: number) {
  const { category, photoId: _, ...face } = badge.face;
  return {
    ...face,
    number: badge.number,
    qr: qrSvg(badge.credential),
    photo: badge.photo ? photoPath(at) : null,
    zones: badge.zoneCodes,
    valid: badge.valid,
    category: {
      code: category.code,
      words: category.words,
      pattern: category.pattern,
      ...bandLook(category.color),
    },
  };
}

/** From so many badges on, what they share is set once. */
const MANY = 8;

const photoPath = (at: number) => `/photos/${at}.jpg`;

/** The document that the typesetter makes of these badges: PDF for printing, or SVG as the same picture on a screen. */
export function badgeDocument(
  badges: readonly PrintableBadge[],
  stock: BadgeStock,
  form: BadgeForm,
): TypesetDocument {
  const { titles, emergencyPhone, zones, texts } = stock;
  const data = {
    form,
    title: badges
      .map(({ number }) => number)
      .slice(0, 2)
      .join(" – "),
    rules: FIELD_RULES,
    conference: { titles, emergencyPhone },
    zones,
    texts,
    badges: badges.map(badgeData),
  };
  return {
    template: "badges",
    data,
    files: Object.fromEntries(badges.flatMap(({ photo }, at) => (photo ? [[photoPath(at), photo]] : []))),
    ...(badges.length >= MANY ? { ground: { ...data, form: "ground" } } : {}),
  };
}

/** Every text of the holder that the badge prints, for the check that the fonts have all its characters. */
export function printedTexts(face: BadgeFace): string[] {
  const pieces = [
    face.surname,
    face.given,
    face.native,
    face.function,
    ...face.delegation,
    ...face.category.words,
  ];
  return pieces.flatMap((entry) => entry?.text ?? []);
}
