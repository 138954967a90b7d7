import { bandLook } from "@/lib/badges/band";
import type { BadgeFace } from "@/lib/badges/face";
import { type BadgeForm, FIELD_RULES } from "@/lib/badges/layout";
import type { Piece } from "@/lib/badges/piece";
import { qrSvg } from "@/lib/badges/qr";
import { advanceWidth, type MeasuredWeight } from "@/lib/typeset/advance-width";
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

/** A piece with its width in ems, whole and word by word, where that is known beforehand. */
function sized(entry: Piece | null, { weight }: { weight: MeasuredWeight }) {
  if (!entry) return null;
  const em = advanceWidth(entry.text, weight);
  const words = em === null ? null : entry.text.split(" ").map((word) => advanceWidth(word, weight) ?? em);
  return { ...entry, em, words };
}

/** What is the same on all badges of a category that open the same zones. */
function kindOf({ face, zoneCodes }: PrintableBadge) {
  const { code, words, pattern, color } = face.category;
  return { category: { code, words, pattern, ...bandLook(color) }, zones: zoneCodes };
}

function badgeData(badge: PrintableBadge, at: number, kinds: readonly string[]) {
  const { surname, given, native, function: title, delegation } = badge.face;
  const [home, ...host] = delegation;
  return {
    surname: sized(surname, FIELD_RULES.surname),
    given: sized(given, FIELD_RULES.given),
    native: sized(native, FIELD_RULES.native),
    function: sized(title, FIELD_RULES.function),
    delegation: [
      sized(home ?? null, FIELD_RULES.delegation),
      ...host.map((entry) => sized(entry, FIELD_RULES.delegationHost)),
    ],
    number: badge.number,
    qr: qrSvg(badge.credential),
    photo: badge.photo ? photoPath(at) : null,
    valid: badge.valid,
    kind: kinds.indexOf(JSON.stringify(kindOf(badge))),
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
  const kinds = [...new Set(badges.map((badge) => JSON.stringify(kindOf(badge))))].sort();
  const shared = {
    conference: { titles, emergencyPhone },
    zones,
    texts,
    kinds: kinds.map((kind): unknown => JSON.parse(kind)),
  };
  const [first, last] = [badges.at(0)?.number, badges.at(-1)?.number];
  return {
    template: "badges",
    data: {
      ...shared,
      form,
      title: first === last ? first : `${first} – ${last}`,
      rules: FIELD_RULES,
      badges: badges.map((badge, at) => badgeData(badge, at, kinds)),
    },
    files: Object.fromEntries(badges.flatMap(({ photo }, at) => (photo ? [[photoPath(at), photo]] : []))),
    ...(badges.length >= MANY ? { ground: { ...shared, form: "ground", title: "" } } : {}),
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
