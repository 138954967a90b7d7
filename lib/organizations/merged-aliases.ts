import { tidyText } from "@/lib/i18n/text-hygiene";
import { type OrganizationNames, officialNames } from "@/lib/organizations/organization-keys";

const folded = (text: string) => tidyText(text).toLowerCase();

/**
 * The aliases of an entry that takes over another one: its own, then the other's code, names and aliases, without what
 * it is called already, so that every earlier spelling still finds it.
 */
export function mergedAliases(kept: OrganizationNames, given: OrganizationNames): string[] {
  const known = new Set([kept.code, ...officialNames(kept), ...kept.aliases].map(folded));
  const added: string[] = [];
  for (const text of [given.code, ...officialNames(given), ...given.aliases]) {
    if (known.has(folded(text))) continue;
    known.add(folded(text));
    added.push(text);
  }
  return [...kept.aliases, ...added];
}
