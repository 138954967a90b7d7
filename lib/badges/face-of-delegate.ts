import { type BadgeFace, badgeFace } from "@/lib/badges/face";
import { badgeLanguages, organizationPieces, piecesOf } from "@/lib/badges/languages";
import { BAND_PATTERNS } from "@/lib/conferences/schema";
import type { Prisma } from "@/lib/db/generated/client";

/** What a delegate is read with to compose the badge's face. */
export const FACE_PARTS = {
  person: true,
  category: true,
  delegation: { include: { organization: true } },
  conference: true,
} as const satisfies Prisma.DelegateInclude;

type FaceRow = Prisma.DelegateGetPayload<{ include: typeof FACE_PARTS }>;

/**
 * The face that the badge of a delegate would have now; printing freezes it, the proof sheet shows it.
 * @throws Error for a delegate without category or delegation: nobody submitted is
 */
export function faceOfDelegate({
  person,
  category,
  delegation,
  conference,
  ...delegate
}: FaceRow): BadgeFace {
  if (!category || !delegation) throw new Error("no face without category and delegation");
  const languages = badgeLanguages(conference.hostLanguages);
  return badgeFace({
    name: person,
    nativeName: person.nativeName,
    nativeLanguage: person.nativeLanguage,
    functionalTitle: delegate.functionalTitle,
    delegation: organizationPieces(delegation.organization, languages),
    category: {
      code: category.code,
      words: piecesOf(category.name, languages),
      color: category.bandColor,
      pattern: BAND_PATTERNS.find((pattern) => pattern === category.bandPattern) ?? "SOLID",
    },
    photoId: delegate.photoId,
  });
}
