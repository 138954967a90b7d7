import { LOCALES } from "@/lib/i18n/config";
import { countryName } from "@/lib/i18n/countries";
import { nameKeys, nameQueryKeys } from "@/lib/matching/name-keys";

/** What an organization is called: texts by locale, as stored. */
export type OrganizationNames = {
  code: string;
  name: unknown;
  acronym: unknown;
  countryIso3: string | null;
  aliases: readonly string[];
};

function textsOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).filter((text): text is string => typeof text === "string" && text !== "");
}

/** Names and acronyms in every language, the UN names of its State among them, each once. */
export function officialNames({ name, acronym, countryIso3 }: OrganizationNames): string[] {
  const country = countryIso3 ? LOCALES.map((locale) => countryName(countryIso3, locale)) : [];
  return [...new Set([...textsOf(name), ...textsOf(acronym), ...country])];
}

/** Every word by which an organization may be sought: code, names, acronyms and aliases, as search keys in all scripts. */
export function organizationKeys(organization: OrganizationNames): string[] {
  return nameKeys([organization.code, ...officialNames(organization), ...organization.aliases]);
}

/** What to ask of `organizationKeys` for a search: of every list, one key must be there. */
export function organizationQueryKeys(text: string): string[][] {
  return nameQueryKeys(text);
}
