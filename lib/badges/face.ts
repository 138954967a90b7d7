import { z } from "zod";
import { optionalPiece, type Piece, piece, pieceSchema } from "@/lib/badges/piece";
import { BAND_PATTERNS } from "@/lib/conferences/schema";
import { capitalFamilyName, type PersonName } from "@/lib/i18n/names";

/** What a badge says of its holder, frozen in the row of the badge when it is made. */
export const badgeFaceSchema = z.strictObject({
  /** Largest line: the family name in capitals, or the one name of a mononym. */
  surname: pieceSchema,
  given: pieceSchema.nullable(),
  /** The name in the person's own script, printed second. */
  native: pieceSchema.nullable(),
  function: pieceSchema.nullable(),
  /** State or organization in English, then in the languages of the host country. */
  delegation: z.array(pieceSchema).min(1),
  category: z.strictObject({
    code: z.string().regex(/^[A-Z]{2}$/),
    words: z.array(pieceSchema).min(1),
    color: z.string().regex(/^#[0-9A-F]{6}$/),
    pattern: z.enum(BAND_PATTERNS),
  }),
  photoId: z.uuid().nullable(),
});

export type BadgeFace = z.infer<typeof badgeFaceSchema>;

/** Stand-ins that forms force on people with one name; they are never printed. */
const STAND_IN = /^(?:fnu|lnu|unknown|n\/?a|none|nil|x{2,}|[\p{P}\p{S}\s]*)$/iu;

const realName = (name: string | null) => (name && !STAND_IN.test(name.trim()) ? name : null);

/** The name lines: SURNAME and given names in Latin, or the one name alone. Native script is a line of its own. */
export function nameLines(name: PersonName): { surname: Piece; given: Piece | null } {
  const family = realName(name.familyName);
  const given = name.isMononym ? null : realName(name.givenNames);
  if (family) return { surname: piece(capitalFamilyName(family), "en"), given: optionalPiece(given, "en") };
  return {
    surname: piece(given ? capitalFamilyName(given) : (name.familyName ?? name.givenNames ?? ""), "en"),
    given: null,
  };
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[\s-]+/)
    .toSorted()
    .join(" ");

/** Whether the name in the person's own script is more than the Latin name again, in whatever order. */
export function saysMore(nativeName: string, name: PersonName): boolean {
  const { surname, given } = nameLines(name);
  return wordsOf(nativeName) !== wordsOf([surname.text, given?.text].filter(Boolean).join(" "));
}

export type FaceInput = {
  name: PersonName;
  nativeName: string | null;
  nativeLanguage: string | null;
  functionalTitle: string | null;
  delegation: Piece[];
  category: BadgeFace["category"];
  photoId: string | null;
};

/**
 * Composes the face of a badge. Nothing else about the person is ever printed: no birth date, document number,
 * e-mail or telephone (practice guide, what is printed).
 * @throws ZodError when there is no name or no delegation to print
 */
export function badgeFace(input: FaceInput): BadgeFace {
  const { surname, given } = nameLines(input.name);
  const native = optionalPiece(input.nativeName, input.nativeLanguage ?? "en");
  return badgeFaceSchema.parse({
    surname,
    given,
    native: native && saysMore(native.text, input.name) ? native : null,
    function: optionalPiece(input.functionalTitle, "en"),
    delegation: input.delegation,
    category: input.category,
    photoId: input.photoId,
  });
}

/** Heads of State and Government and their like carry a pass without a photo (practice at UN headquarters). */
const WITHOUT_PHOTO: ReadonlySet<string> = new Set(["HG"]);

/**
 * Whether a badge cannot be made without a photo: neither its category nor the rank by which the holder was
 * fast-tracked lets it go without.
 */
export function photoRequired(categoryCode: string, photoOptional: boolean): boolean {
  return !photoOptional && !WITHOUT_PHOTO.has(categoryCode);
}
