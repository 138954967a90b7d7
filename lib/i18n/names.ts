/** A person's names as the form and the database hold them. */
export type PersonName = {
  familyName: string | null;
  givenNames: string | null;
  patronymic?: string | null;
  isMononym: boolean;
  nameOrder: "GIVEN_FAMILY" | "FAMILY_GIVEN";
};

/** What stands before a capital inside a word, as in McAllister, d'Ormesson, DeVito. */
const BEFORE_INNER_CAPITAL = /^.*\p{Ll}['’ʼ]?(?=\p{Lu})/u;

function capitalPart(part: string, capitalFollows: boolean): string {
  if (capitalFollows && !/\p{Lu}/u.test(part)) return part;
  const kept = BEFORE_INNER_CAPITAL.exec(part)?.[0] ?? "";
  return kept + part.slice(kept.length).toUpperCase();
}

/**
 * The family name in capitals, which tells strangers which part it is (UN practice for badges and lists). The person's
 * own capitals show where the name proper begins, so no list of particles is needed: what was written small before a
 * capital stays small (van der MEER, al-HADDAD, d'ORMESSON, McALLISTER). Capitals do not depend on the machine's
 * language; Turkish i becomes I and ß SS, as in the zone of the passport. Nothing stored is changed.
 */
export function capitalFamilyName(familyName: string): string {
  const parts = familyName.replace(/ẞ/g, "ß").split(/([\s-]+)/u);
  const lastCapital = parts.findLastIndex((part) => /\p{Lu}/u.test(part));
  return parts.map((part, index) => capitalPart(part, index < lastCapital)).join("");
}

/** "Nigina MIRZOEVA" or "MIRZOEVA Nigina" by the person's own order; a mononym is a full name. Empty when nothing is known. */
export function displayName(name: PersonName): string {
  const family = name.familyName ? capitalFamilyName(name.familyName) : "";
  if (name.isMononym || !name.givenNames) return family || (name.givenNames ?? "");
  const parts = name.nameOrder === "FAMILY_GIVEN" ? [family, name.givenNames] : [name.givenNames, family];
  return parts.filter(Boolean).join(" ");
}

/** The polite address of letters: given name with patronymic, then family name, as typed. */
export function fullName(name: PersonName): string {
  if (name.isMononym) return name.familyName ?? "";
  return [name.givenNames, name.patronymic, name.familyName].filter(Boolean).join(" ");
}
