import type { Locale } from "@/lib/i18n/config";
import { countryName } from "@/lib/i18n/countries";
import { textIn } from "@/lib/i18n/localized-text";

const STATES = new Set(["MEMBER_STATE", "OBSERVER_STATE", "HOST_GOVERNMENT"]);

/** Whether the type is a State's: it needs a country, and its names are those of the UN table. */
export function isState(type: string): boolean {
  return STATES.has(type);
}

/** Name of an organization in a language: States by the UN table, bodies by their own names. */
export function organizationName(
  organization: { type: string; countryIso3: string | null; name: unknown },
  locale: Locale,
): string {
  const state = isState(organization.type) && organization.countryIso3;
  return state ? countryName(state, locale) : textIn(organization.name, locale);
}
