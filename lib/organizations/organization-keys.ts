import { LOCALES } from "@/lib/i18n/config";
import { nameKeys, nameQueryKeys } from "@/lib/matching/name-keys";
import { organizationName } from "@/lib/organizations/names";

/** What an organization is called: texts by locale, as stored. */
export type OrganizationNames = {
  code: string;
  type: string;
  name: unknown;
  acronym: unknown;
  countryIso3: string | null;
  aliases: readonly string[];
};

function textsOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).filter((text): text is string => typeof text === "string" && text !== "");
}

/** Names and acronyms in every language, each once; of States also as the UN calls them. */
export function officialNames(organization: OrganizationNames): string[] {
  const shown = LOCALES.map((locale) => organizationName(organization, locale));
  const { name, acronym } = organization;
  return [...new Set([...textsOf(name), ...textsOf(acronym), ...shown.filter((text) => text !== "")])];
}

/** Every word by which an organization may be sought: code, names, acronyms and aliases, as search keys in all scripts. */
export function organizationKeys(organization: OrganizationNames): string[] {
  return nameKeys([organization.code, ...officialNames(organization), ...organization.aliases]);
}

/** What to ask of `organizationKeys` for a search: of every list, one key must be there. */
export function organizationQueryKeys(text: string): string[][] {
  return nameQueryKeys(text);
}
