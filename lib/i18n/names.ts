/** A person's names as the form and the database hold them. */
export type PersonName = {
  familyName: string | null;
  givenNames: string | null;
  patronymic?: string | null;
  isMononym: boolean;
  nameOrder: "GIVEN_FAMILY" | "FAMILY_GIVEN";
};

/** Particles that stay small before a family name in capitals: "van der MEER", "d'ORMESSON". */
const PARTICLES =
  /^(?:(?:van|von|der|den|de|du|des|da|dos|di|del|della|la|le|al|el|bin|ibn|bint|ben|zu|af|av|ter|ten)\s+)+/u;
const ELISION = /^(?:d|l|dell|all|o)['’]/u;

/**
 * The family name in capitals, which tells strangers which part it is (UN practice for badges and lists). Only small
 * particles that the person wrote small stay small; nothing stored is changed.
 */
export function capitalFamilyName(familyName: string): string {
  const particle = familyName.match(PARTICLES)?.[0] ?? familyName.match(ELISION)?.[0] ?? "";
  return particle + familyName.slice(particle.length).toLocaleUpperCase("und").replace(/ẞ/g, "SS");
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
