import { tidyText } from "@/lib/i18n/text-hygiene";
import { toLatin } from "@/lib/i18n/transliterate";
import {
  type OrganizationNames,
  officialNames,
  organizationKeys,
  organizationQueryKeys,
} from "@/lib/organizations/organization-keys";

export type KnownOrganization = OrganizationNames & { id: string };

/** Which organization a text means. `ambiguous`: one of these, or only alike; a person has to say. */
export type FoundOrganization =
  | { kind: "found"; id: string }
  | { kind: "ambiguous"; ids: string[] }
  | { kind: "unknown" };

/** Most that are offered where a text only resembles. */
const OFFERED = 5;

const written = (text: string) => tidyText(text).toLowerCase();
/** Letters alone: case, marks, punctuation and script fall away. */
const folded = (text: string) => toLatin(tidyText(text)).replace(/[^\p{L}\p{N}]/gu, "");

type Reading = { id: string; code: string; written: Set<string>; folded: Set<string>; keys: Set<string> };

function read(organization: KnownOrganization): Reading {
  const names = [...officialNames(organization), ...organization.aliases];
  return {
    id: organization.id,
    code: organization.code,
    written: new Set(names.map(written)),
    folded: new Set(names.map(folded).filter((name) => name !== "")),
    keys: new Set(organizationKeys(organization)),
  };
}

/**
 * Reads a registry once and says which organization each text means: first by code, then by a name, acronym or alias
 * in any language as written, then by its letters across case, marks and scripts. What only shares all its words with
 * an entry is never found, but offered.
 */
export function organizationFinder(known: readonly KnownOrganization[]): (text: string) => FoundOrganization {
  const readings = known.map(read);
  return (text) => {
    const [exact, letters] = [written(text), folded(text)];
    if (exact === "") return { kind: "unknown" };
    const steps: ((reading: Reading) => boolean)[] = [
      ({ code }) => code.toLowerCase() === exact,
      (reading) => reading.written.has(exact),
      (reading) => letters !== "" && reading.folded.has(letters),
    ];
    for (const means of steps) {
      const ids = readings.filter(means).map(({ id }) => id);
      if (ids[0] && ids.length === 1) return { kind: "found", id: ids[0] };
      if (ids.length > 1) return { kind: "ambiguous", ids };
    }
    const words = organizationQueryKeys(text);
    if (words.length === 0) return { kind: "unknown" };
    const alike = readings.filter(({ keys }) => words.every((word) => word.some((key) => keys.has(key))));
    if (alike.length === 0) return { kind: "unknown" };
    return { kind: "ambiguous", ids: alike.slice(0, OFFERED).map(({ id }) => id) };
  };
}
